"""Logs of findings are SARIF 2.1.0, by the standard's own schema and Python's jsonschema.

sarif.py SCHEMA LOG...: besides, every index, id and place of a log is one that it has.
"""

import json
import sys
from urllib.parse import unquote

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)


def read(path):
    """A log, and what is wrong with it by the schema."""
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    return log, [f"{path}: {error.json_path}: {error.message}" for error in validator(schema).iter_errors(log)]


def checked(run):
    """What is wrong with a run beyond its schema."""
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules) or set(rules) != {result["ruleId"] for result in run["results"]}:
        yield "the rules are not those of the results"
    prints = [tuple(result["partialFingerprints"].items()) for result in run["results"]]
    if len(set(prints)) != len(prints):
        yield "two results have one fingerprint"
    for result in run["results"]:
        if rules[result["ruleIndex"]] != result["ruleId"]:
            yield f"{result['ruleId']} is not rule {result['ruleIndex']}"
        for location in result["locations"] + result.get("relatedLocations", []):
            artifact = location["physicalLocation"]["artifactLocation"]
            if artifact["uriBaseId"] not in run["originalUriBaseIds"] or unquote(artifact["uri"]).startswith("/"):
                yield f"{artifact} has no base"


faults, results = [], []
for path in sys.argv[2:]:
    log, found = read(path)
    faults += found
    for run in log["runs"]:
        faults += checked(run)
        results += run["results"]
fixes = sum(len(result.get("fixes", [])) for result in results)
related = sum(len(result.get("relatedLocations", [])) for result in results)
if not (fixes and related):
    faults.append("no fix or no related place was compared")
for fault in faults:
    print(fault)
print(f"{len(results)} results, {fixes} fixes, {len(faults)} faults")
sys.exit(bool(faults))
