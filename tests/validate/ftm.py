"""FollowTheMoney lines as the model's own package takes them. Run by `cargo xtask validate` with the folder of exports."""

import json
import sys
from pathlib import Path

from followthemoney import model


def problems(line):
    """What the model would drop, change or refuse of one entity."""
    entity = json.loads(line)
    schema = model.get(entity["schema"])
    if schema is None:
        return [f"{entity['id']}: no schema {entity['schema']}"]
    found = []
    for name, values in entity["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.stub:
            found.append(f"{entity['id']}: {schema.name} has no property {name}")
            continue
        for value in values:
            if prop.type.name == "entity":
                continue
            cleaned = prop.type.clean(value)
            if cleaned is None:
                found.append(f"{entity['id']}: {name} drops {value!r}")
    for name in schema.required:
        if not entity["properties"].get(name):
            found.append(f"{entity['id']}: {schema.name} needs {name}")
    proxy = model.get_proxy(entity, cleaned=False)
    schema.validate(proxy.to_dict())
    return found


def dangling(entities):
    """Links to what is not there, or is of another kind than the property takes."""
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop is None or prop.type.name != "entity":
                continue
            for value in values:
                target = schemata.get(value)
                if target is None:
                    yield f"{entity['id']}: {name} points at {value}, which is not there"
                elif not target.is_a(prop.range):
                    yield f"{entity['id']}: {name} takes {prop.range.name}, {value} is {target.name}"


def main():
    bad = 0
    for path in sorted(Path(sys.argv[1]).glob("*/ftm")):
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
        entities = [json.loads(line) for line in lines]
        found = [problem for line in lines for problem in problems(line)]
        found += dangling(entities)
        if len({entity["id"] for entity in entities}) != len(entities):
            found.append("an id stands twice")
        for problem in found[:20]:
            print(f"{path.parent.name}: {problem}")
        bad += len(found)
        print(f"{path.parent.name}: {len(entities)} entities, {len(found)} problems")
    sys.exit(1 if bad else 0)


main()
