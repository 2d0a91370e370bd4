"use strict";
// Reads one Adaptive Card a line and prints, for each, a JSON array of what the official parser has against it.
const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");
const { createInterface } = require("node:readline");

function complaintsAbout(json) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(json, context);
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
  for (const found of card.validateProperties().validationEvents) complaints.push(found.message);
  return complaints;
}

createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(complaintsAbout(JSON.parse(line))));
});
