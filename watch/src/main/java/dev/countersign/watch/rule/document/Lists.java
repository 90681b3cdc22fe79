package dev.countersign.watch.rule.document;

import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lists that a document declares. */
record Lists(Map<String, List<Text>> lists) {
  static Lists of(MapReader map, Mistakes mistakes) {
    Map<String, List<Text>> lists = new TreeMap<>();
    YamlNode node = map.node("lists");
    if (node != null) {
      MapReader fields = MapReader.of(node, "\"lists\"", mistakes);
      for (String name : fields.entries().keySet()) {
        lists.put(name, fields.texts(name));
      }
    }
    for (List<Text> members : lists.values()) {
      for (Text member : members) {
        if (member.value().startsWith("list:")) {
          mistakes.add(member.spot(), "A list does not hold another list; write its members out");
        }
      }
    }
    return new Lists(lists);
  }

  /** Each value, with {@code list:NAME} replaced by what is on that list. */
  List<Text> expanded(List<Text> values, Mistakes mistakes) {
    List<Text> all = new ArrayList<>();
    for (Text value : values) {
      if (!value.value().startsWith("list:")) {
        all.add(value);
        continue;
      }
      String name = value.value().substring("list:".length());
      List<Text> members = lists.get(name);
      if (members == null) {
        mistakes.add(
            value.spot(),
            "There is no list \""
                + name
                + "\" under \"lists\""
                + Nearest.hint(name, lists.keySet()));
      } else {
        all.addAll(members);
      }
    }
    return all;
  }

  Map<String, List<String>> plain() {
    Map<String, List<String>> plain = new TreeMap<>();
    lists.forEach((name, members) -> plain.put(name, members.stream().map(Text::value).toList()));
    return plain;
  }
}
