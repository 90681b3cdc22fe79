package dev.countersign.scale.job;

import dev.countersign.topic.Edition;
import dev.countersign.watch.window.Keys;
import java.io.Serial;
import java.io.Serializable;
import java.util.Properties;

/**
 * How the job is hosted.
 *
 * @param kafka of all its clients: {@code bootstrap.servers}, and what it needs for TLS and SASL
 * @param topics what the topics' names begin with
 * @param patience for how many seconds of the blocks' time a fact may be late; findings come so
 *     much later
 * @param edition the rules to begin with
 * @param secret under which accounts are counted; always the same for one state
 */
public record Settings(
    Properties kafka, String topics, long patience, Edition edition, Secret secret)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

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

  /** Who reads. */
  public String group() {
    return topics + "-rules";
  }
}
