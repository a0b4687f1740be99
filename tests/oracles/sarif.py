"""Logs of findings are SARIF 2.1.0, by the standard's own schema and Python's jsonschema.

sarif.py SCHEMA LOG: besides, every index, id and place of a log is one that it has.
"""

import json
import sys
from urllib.parse import unquote

import jsonschema

schema, path = sys.argv[1:]
with open(schema, encoding="utf-8") as file:
    schema = json.load(file)
with open(path, encoding="utf-8") as file:
    log = json.load(file)

validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
faults = [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(log)]

fixes = 0
for run in log["runs"]:
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules) or set(rules) != {result["ruleId"] for result in run["results"]}:
        faults.append("the rules are not those of the results")
    prints = [tuple(result["partialFingerprints"].items()) for result in run["results"]]
    if len(set(prints)) != len(prints):
        faults.append("two results have one fingerprint")
    for result in run["results"]:
        if rules[result["ruleIndex"]] != result["ruleId"]:
            faults.append(f"{result['ruleId']} is not rule {result['ruleIndex']}")
        fixes += len(result.get("fixes", []))
        for location in result["locations"] + result.get("relatedLocations", []):
            artifact = location["physicalLocation"]["artifactLocation"]
            if artifact["uriBaseId"] not in run["originalUriBaseIds"] or unquote(artifact["uri"]).startswith("/"):
                faults.append(f"{artifact} has no base")

for fault in faults:
    print(fault)
count = sum(len(run["results"]) for run in log["runs"])
if not faults and (count == 0 or fixes == 0):
    faults.append("nothing was compared")
    print(faults[0])
print(f"{count} results, {fixes} fixes, {len(faults)} faults")
sys.exit(bool(faults))
