package dev.countersign.server.page;

import java.util.List;

/**
 * What the page of watched chains shows.
 *
 * @param stopped why nothing is signed; empty where signing goes on
 */
public record WatchBoard(
    List<Chain> chains,
    List<Held> wallets,
    List<Move> moves,
    List<Open> incidents,
    int openIncidents,
    String stopped) {
  /** Keeps copies. */
  public WatchBoard {
    chains = List.copyOf(chains);
    wallets = List.copyOf(wallets);
    moves = List.copyOf(moves);
    incidents = List.copyOf(incidents);
  }

  /**
   * A chain.
   *
   * @param block the last one that was read; empty where none was yet
   * @param state {@code allow}, {@code hold} or {@code deny}, as colours are named
   * @param words the state
   */
  public record Chain(
      String name,
      String block,
      String age,
      long lag,
      List<Node> nodes,
      List<String> troubles,
      String state,
      String words) {
    /** Keeps copies. */
    public Chain {
      nodes = List.copyOf(nodes);
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * A node.
   *
   * @param fault empty where it does well
   */
  public record Node(String name, String newest, String fault) {}

  /**
   * A wallet.
   *
   * @param holds amounts in words
   * @param waiting transfers that are not carried out yet
   * @param control in words, such as {@code 3 of 4 owners}; empty where it was not read yet
   */
  public record Held(
      String id,
      String label,
      String kind,
      String chain,
      String address,
      List<String> holds,
      int waiting,
      String control) {
    /** Keeps a copy. */
    public Held {
      holds = List.copyOf(holds);
    }
  }

  /**
   * A movement.
   *
   * @param other the other side, by its name where it has one
   * @param link to the transfer; empty where nothing countersigned says so
   * @param alarming whether it left, and nothing countersigned says so
   */
  public record Move(
      String when,
      String wallet,
      boolean out,
      String amount,
      String other,
      String link,
      boolean alarming,
      String transaction) {}

  /** An incident that is open. */
  public record Open(String id, String severity, String title, String since) {}
}
