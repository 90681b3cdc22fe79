package dev.countersign.trace.report;

import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.pattern.Pattern;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a dossier has besides where value is: reasons to look, none of which moves any of it.
 *
 * @param presumed so much of what was stolen the ledger did not see coming
 * @param signs what launderers leave, and mistakes by which they may be found
 * @param leads who may be behind a mixer: where to look, and no facts
 * @param onward what bridges say that they take to other chains
 * @param deposits deposit addresses that seem to be of one service
 * @param notes sentences on what could not be looked at whole
 * @param blocks what the ledger was read from where that was a node
 */
public record Noticed(
    BigInteger presumed,
    List<Sign> signs,
    List<Lead> leads,
    List<Beyond> onward,
    List<Deposits> deposits,
    List<String> notes,
    Optional<Blocks> blocks) {
  /**
   * Something that people should look at.
   *
   * @param transactions hashes of those that show it
   * @param accounts who takes part
   */
  public record Sign(
      Pattern.Kind kind, String reason, List<String> transactions, List<String> accounts) {
    /** Copies. */
    public Sign {
      transactions = List.copyOf(transactions);
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * What a bridge says.
   *
   * @param value so much of what was stolen came to rest in that transaction
   * @param chain in digits or by name; empty where the bridge does not say
   * @param recipient empty where the bridge does not say
   */
  public record Beyond(
      String transaction, BigInteger value, String bridge, String chain, String recipient) {
    /** Where it goes, in words. */
    public String destination() {
      return chain.isEmpty()
          ? "another chain"
          : Character.isDigit(chain.charAt(0)) ? "chain " + chain : chain;
    }
  }

  /**
   * Addresses that one service seems to sweep.
   *
   * @param name empty where nobody knows
   */
  public record Deposits(
      String service, String name, List<String> addresses, BigInteger value, String reason) {
    /** Copies. */
    public Deposits {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * Blocks of a node.
   *
   * @param calls whether calls within transactions are known
   */
  public record Blocks(
      long chain, long first, String firstHash, long last, String lastHash, boolean calls) {}

  /** Copies. */
  public Noticed {
    signs = List.copyOf(signs);
    leads = List.copyOf(leads);
    onward = List.copyOf(onward);
    deposits = List.copyOf(deposits);
    notes = List.copyOf(notes);
  }

  /** What launderers do, or what may help to find out who it was. */
  public List<Sign> signs(boolean mistakes) {
    return signs.stream().filter(one -> one.kind().isMistake() == mistakes).toList();
  }

  /** Whether there is anything to look at. */
  public boolean isEmpty() {
    return signs.isEmpty() && leads.isEmpty() && onward.isEmpty() && deposits.isEmpty();
  }
}
