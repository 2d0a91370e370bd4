"use strict";
// Loaded before the Playground, in its own process.
const net = require("node:net");

// It has no sign-in and would listen on every interface: anybody in the network could speak as the sample people.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  return typeof args[0] === "number"
    ? listen.call(this, args[0], "127.0.0.1", ...args.slice(1))
    : listen.apply(this, args);
};

// The bot holds the other end. It closes when the bot stops, even when the bot is killed, and then nobody needs a window.
const leave = () => process.exit(0);
process.stdin.on("end", leave).on("error", leave).resume();
