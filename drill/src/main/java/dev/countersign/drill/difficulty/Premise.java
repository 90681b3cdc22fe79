package dev.countersign.drill.difficulty;

import java.util.stream.IntStream;

/**
 * How well a message fits the work of whoever gets it: the five elements of premise alignment of
 * NIST TN 2276, each 0, 2, 4, 6 or 8, from not applicable to extreme.
 *
 * @param process it mimics a process or practice of the workplace
 * @param relevance it is about something of the workplace
 * @param events it goes with other situations or events, also outside
 * @param concern it makes one worry about what happens without a click
 * @param training it was the subject of training or warnings; this one takes away
 */
public record Premise(int process, int relevance, int events, int concern, int training) {
  /**
   * Checks the elements.
   *
   * @throws IllegalArgumentException when one is none of the five values
   */
  public Premise {
    if (IntStream.of(process, relevance, events, concern, training)
        .anyMatch(one -> one < 0 || one > 8 || one % 2 != 0)) {
      throw new IllegalArgumentException("an element is 0, 2, 4, 6 or 8");
    }
  }

  /** The first four together, less the fifth: −8 to 32. */
  public int score() {
    return process + relevance + events + concern - training;
  }
}
