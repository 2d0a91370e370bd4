"use strict";
// Reads one Adaptive Card a line and prints, for each, a JSON array of what the official parser has against it.
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");
const { createInterface } = require("node:readline");

function complaintsAbout(json) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  // Teams shows six buttons side by side; the parser's own default is five.
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  card.parse(json, context);
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
  const unfounded = withFallback(json).map((type) => `Unknown element type "${type}".`);
  for (const found of card.validateProperties().validationEvents) complaints.push(found.message);
  return complaints.filter((said) => !unfounded.some((start) => said.startsWith(start)));
}

// Types of elements newer than the parser, such as charts, for which the card itself brings something older.
function withFallback(json) {
  if (json === null || typeof json !== "object") return [];
  const own = !Array.isArray(json) && typeof json.type === "string" && typeof json.fallback === "object" ? [json.type] : [];
  return [...own, ...Object.values(json).flatMap(withFallback)];
}

createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(complaintsAbout(JSON.parse(line))));
});
