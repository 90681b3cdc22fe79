package dev.countersign.server.alert.channel;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of PagerDuty's Events API v2. The routing key is added when it is sent.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event">Send an alert event</a>
 */
final class PagerForm {
  private static final int SUMMARY = 1_024;

  private PagerForm() {}

  static String of(Telling telling) {
    ObjectNode event = Json.object();
    event.put("event_action", action(telling));
    event.put("dedup_key", "countersign/" + telling.id());
    event.put("client", "Countersign");
    event.put("client_url", telling.link());
    ObjectNode payload = event.putObject("payload");
    String summary = telling.headline();
    payload.put("summary", summary.length() > SUMMARY ? summary.substring(0, SUMMARY) : summary);
    payload.put("source", telling.group().isEmpty() ? "countersign" : telling.group());
    payload.put("severity", severity(telling.shown()));
    payload.put("timestamp", telling.at().toString());
    payload.put("component", "countersign");
    payload.put("group", telling.group());
    payload.put("class", telling.alerts().isEmpty() ? "test" : telling.alerts().getFirst().code());
    payload.set("custom_details", Forms.data(telling));
    event
        .putArray("links")
        .addObject()
        .put("href", telling.link())
        .put("text", "The incident in Countersign");
    return Json.compact(event);
  }

  private static String action(Telling telling) {
    return switch (telling.event()) {
      case CALL, MORE, ALERT, TEST -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case RESOLVED -> "resolve";
      case TAKEN_BACK -> telling.severity().isEmpty() ? "resolve" : "trigger";
    };
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "info";
    };
  }
}
