// What ical.js reads in calendars, as JSON: for each file its events, times in UTC.
//
// Run where ical.js is installed: node calendars.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "x.js"));
const loaded = require("ical.js");
const ICAL = loaded.default ?? loaded;

function moment(time) {
  return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
}

function read(path) {
  const root = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  const zones = root.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
  ICAL.TimezoneService.reset();
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  return root.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      start: moment(event.startDate),
      end: moment(event.endDate),
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
      zone: event.startDate.isDate ? null : event.startDate.zone.tzid,
    };
  });
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]))));
