package dev.countersign.trace.report;

import dev.countersign.trace.taint.Method;

/**
 * What a method does, for people.
 *
 * @param name in full
 * @param rule in one sentence
 * @param source where it stands
 */
public record MethodWords(String name, String rule, String source) {
  /** Of a method. */
  public static MethodWords of(Method method) {
    return switch (method) {
      case FIFO ->
          new MethodWords(
              "First in, first out",
              "What came first to an account goes first.",
              "Clayton's Case (1816); Anderson, Shumailov, Ahmed: Making Bitcoin Legal, 2018");
      case LIFO ->
          new MethodWords(
              "Last in, first out",
              "What came last to an account goes first.",
              "Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, 2019");
      case HAIRCUT ->
          new MethodWords(
              "Haircut",
              "Stolen and other value are mixed evenly, and each gift takes an even share.",
              "Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, 2014");
      case TIHO ->
          new MethodWords(
              "Taint in, highest out",
              "The largest part that a transaction leaves behind takes stolen value first.",
              "Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, 2019");
      case POISON ->
          new MethodWords(
              "Poison",
              "All that was mixed with stolen value counts as touched; its value is shared evenly.",
              "Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, 2014");
    };
  }
}
