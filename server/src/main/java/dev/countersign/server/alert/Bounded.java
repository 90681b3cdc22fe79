package dev.countersign.server.alert;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.text.Visible;
import dev.countersign.watch.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alerts as long as is kept of them: words in them may come from a chain, where anybody writes. */
final class Bounded {
  private static final int WORDS = 1_000;
  private static final int NAME = 300;
  private static final int MOST_EVIDENCE = 60;

  private Bounded() {}

  static Alert alert(Alert alert) {
    Map<String, String> evidence = new LinkedHashMap<>();
    alert
        .evidence()
        .forEach((name, value) -> {
          if (evidence.size() < MOST_EVIDENCE) {
            evidence.put(text(name, NAME), text(value, WORDS));
          }
        });
    return new Alert(
        alert.code(),
        alert.severity(),
        text(alert.subject(), NAME),
        name(alert.group()),
        name(alert.key()),
        text(alert.sentence(), WORDS),
        evidence,
        alert.seen(),
        alert.at());
  }

  /** Two that differ at their ends only stay two. */
  private static String name(String text) {
    String visible = Visible.of(text);
    return visible.length() <= NAME
        ? visible
        : visible.substring(0, NAME)
            + "…"
            + CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)).toHex();
  }

  private static String text(String text, int longest) {
    String visible = Visible.of(text);
    return visible.length() <= longest ? visible : visible.substring(0, longest) + "…";
  }
}
