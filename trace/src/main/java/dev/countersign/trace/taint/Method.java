package dev.countersign.trace.taint;

import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which part of what an account gives away is stolen, when it holds stolen and other value. */
public enum Method {
  /**
   * Everything that touched stolen value counts as touched, whole. How much of it is stolen is
   * shared out as {@link #HAIRCUT} does, so that nothing is counted twice.
   *
   * <p>Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, 2014.
   */
  POISON,
  /** Stolen and other value are mixed evenly (same paper). */
  HAIRCUT,
  /**
   * What came first goes first, as Clayton's Case (1816) has it.
   *
   * <p>Anderson, Shumailov, Ahmed: Making Bitcoin Legal, 2018.
   */
  FIFO,
  /** What came last goes first. */
  LIFO,
  /**
   * Of everything that a transaction leaves behind, what stays with the sender included, the
   * largest part takes stolen value first ("taint in, highest out").
   *
   * <p>Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft: An
   * Investigation into Methods for Cryptocurrency Tainting Analysis, 2019.
   */
  TIHO;

  /**
   * The method of that word.
   *
   * @throws UnreadableInput where there is none
   */
  public static Method of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new UnreadableInput(
                "The method "
                    + word
                    + " is not known; expected one of "
                    + Arrays.stream(values()).map(Method::word).collect(Collectors.joining(", "))));
  }

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
