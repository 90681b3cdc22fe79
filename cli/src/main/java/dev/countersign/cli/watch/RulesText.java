package dev.countersign.cli.watch;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.watch.rule.document.UnreadableRules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong in rules. */
final class RulesText {
  private RulesText() {}

  static void complain(UnreadableRules unreadable, String file, boolean json, Terminal terminal) {
    if (!json) {
      unreadable.mistakes().forEach(mistake -> terminal.complain(file + ": " + mistake));
      return;
    }
    ObjectNode answer = Json.object();
    answer.put("usable", false);
    ArrayNode mistakes = answer.putArray("mistakes");
    for (Mistake mistake : unreadable.mistakes()) {
      ObjectNode one = mistakes.addObject();
      one.put("line", mistake.line());
      one.put("column", mistake.column());
      one.put("sentence", mistake.sentence());
    }
    terminal.print(answer);
  }
}
