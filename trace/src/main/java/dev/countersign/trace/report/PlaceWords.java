package dev.countersign.trace.report;

import dev.countersign.trace.taint.Place;

/**
 * What a kind of place is called, and what can be done there, for people.
 *
 * @param heading of a list of them
 * @param act what may still be done about it
 */
public record PlaceWords(String heading, String act) {
  /** Of a kind of place. */
  public static PlaceWords of(Place place) {
    return switch (place) {
      case SERVICE ->
          new PlaceWords(
              "At exchanges and services",
              "They know their customers, and can be asked to freeze it.");
      case HELD ->
          new PlaceWords(
              "Held, and not moved on",
              "It can move at any moment: watch it. An issuer may be able to freeze its token.");
      case BRIDGE ->
          new PlaceWords(
              "Into bridges to other chains",
              "It goes on there: ask the bridge where, and trace that chain.");
      case MIXER ->
          new PlaceWords("Into mixers", "Nobody can say from the chain alone what is whose there.");
      case NOT_FOLLOWED ->
          new PlaceWords(
              "Not followed",
              "A limit of this trace ended it there: trace on from these accounts.");
      case BURNT -> new PlaceWords("Destroyed", "Nobody has a key of these addresses.");
      case FEE ->
          new PlaceWords("Paid as fees", "The chain took it for carrying transactions out.");
    };
  }
}
