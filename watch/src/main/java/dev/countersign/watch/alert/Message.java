package dev.countersign.watch.alert;

/**
 * Something that a channel is to be told of an incident.
 *
 * @param channel by its name
 * @param event what happened
 * @param level of the ladder, from 1; 0 for what is no call
 * @param topic by which it is told apart among those of its incident: no channel is told one twice
 */
public record Message(String channel, Event event, int level, String topic) {
  /** What is told. */
  public enum Event {
    /** Somebody is needed. */
    CALL("call"),
    /** Further alerts came. */
    MORE("more"),
    /** One alert, for channels that get each. */
    ALERT("alert"),
    /** Alerts were taken back: what they rest on left the chain. */
    TAKEN_BACK("taken-back"),
    /** Somebody took it on. */
    ACKNOWLEDGED("acknowledged"),
    /** It is over. */
    RESOLVED("resolved"),
    /** Whether the channel works; of no incident. */
    TEST("test");

    private final String word;

    Event(String word) {
      this.word = word;
    }

    /** As it is stored and sent. */
    public String word() {
      return word;
    }
  }
}
