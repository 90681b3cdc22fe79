package dev.countersign.cli.key;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the commands about keys answer, in words or in JSON, and how they fail. */
final class KeyAnswer {
  /** A key that cannot be reached, or that refuses. */
  private static final int UNAVAILABLE = 1;

  private KeyAnswer() {}

  /** Does the work and returns the exit code. */
  static int of(Terminal terminal, boolean json, Work work) {
    try {
      work.carryOut();
      return 0;
    } catch (KeyFault fault) {
      error(terminal, json, fault.sentence());
      terminal.complain(fault.sentence());
      return UNAVAILABLE;
    } catch (UnreadableInput e) {
      error(terminal, json, e.sentence());
      throw e;
    }
  }

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    void carryOut() throws KeyFault;
  }

  private static void error(Terminal terminal, boolean json, String sentence) {
    if (json) {
      terminal.print(Json.object().put("error", sentence));
    }
  }

  /** Names and values, one a line or one object. */
  static void print(Terminal terminal, boolean json, ObjectNode fields) {
    if (json) {
      terminal.print(fields);
      return;
    }
    StringBuilder text = new StringBuilder();
    fields.properties().forEach(field -> text.append(line(field.getKey(), field.getValue())));
    terminal.print(text.toString());
  }

  private static String line(String name, JsonNode value) {
    return String.format("%-12s %s%n", name, Visible.of(value.asString()));
  }
}
