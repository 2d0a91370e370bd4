// A bot of the official SDK that says nothing: what it answers to a request is the SDK's own decision.
// Settings come as JSON in SDK_BOT_SETTINGS; the port is printed once it listens; it ends when its input does.
'use strict';
const http = require('node:http');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');

const settings = JSON.parse(process.env.SDK_BOT_SETTINGS);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings));
console.error = () => {};
console.warn = () => {};

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      request.body = JSON.parse(Buffer.concat(chunks).toString('utf8').replace(/^\ufeff/, ''));
    } catch {
      request.body = undefined;
    }
    const shim = {
      socket: response.socket,
      header: (name, value) => response.setHeader(name, value),
      status: (code) => { response.statusCode = code; return shim; },
      send: (body) => { response.write(typeof body === 'string' ? body : JSON.stringify(body)); return shim; },
      end: (...rest) => { response.end(...rest); return shim; },
    };
    try {
      await adapter.process(request, shim, async () => {});
    } catch {
      // Where the SDK throws out of its adapter a web server answers 500.
      response.statusCode = 500;
      response.end();
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
