package dev.countersign.scale.job;

import dev.countersign.topic.Edition;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.window.Keys;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How the job is hosted.
 *
 * @param kafka of all its clients: {@code bootstrap.servers}, and what it needs for TLS and SASL
 * @param topics what the topics' names begin with
 * @param patience for how many seconds of the blocks' time a fact may be late; findings come so
 *     much later
 * @param edition the rules to begin with
 * @param secret under which accounts are counted; always the same for one state
 * @param companies whose accounts and names are watched over besides
 * @param unusual how movements are weighed against the history of each account; null where they are
 *     not
 */
public record Settings(
    Properties kafka,
    String topics,
    long patience,
    Edition edition,
    Secret secret,
    Companies companies,
    @Nullable AnomalySettings unusual)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** With rules alone. */
  public Settings(Properties kafka, String topics, long patience, Edition edition, Secret secret) {
    this(kafka, topics, patience, edition, secret, Companies.NONE, null);
  }

  /** Two numbers that nobody outside knows. */
  public record Secret(long first, long second) implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    Keys keys() {
      return new Keys(first, second);
    }

    @Override
    public String toString() {
      return "a secret";
    }
  }

  /** Where facts come from. */
  public String factsTopic() {
    return topics + ".facts";
  }

  /** Where stands how far chains were written to the facts. */
  public String positionsTopic() {
    return topics + ".positions";
  }

  /** Where newer rules come from. */
  public String rulesTopic() {
    return topics + ".rules";
  }

  /** Where findings go. */
  public String findingsTopic() {
    return topics + ".findings";
  }

  /** Where goes what could not be taken. */
  public String deadLettersTopic() {
    return topics + ".dead-letters";
  }

  /** Where events of accounts come from. */
  public String accountEventsTopic() {
    return topics + ".account-events";
  }

  /** Where domains come from that were seen. */
  public String domainsTopic() {
    return topics + ".domains";
  }

  /** Where all that is judged comes from. */
  public List<String> judgedTopics() {
    return companies.all().isEmpty()
        ? List.of(factsTopic())
        : List.of(factsTopic(), accountEventsTopic(), domainsTopic());
  }

  /** Who reads facts. */
  public String group() {
    return topics + "-rules";
  }

  /** Who reads a topic that is judged. */
  public String group(String topic) {
    return topic.equals(factsTopic()) ? group() : topic.replace('.', '-');
  }
}
