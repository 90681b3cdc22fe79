package dev.countersign.watch.blacklist;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An issuer's token on a chain.
 *
 * @param name such as "Tether (USDT)"
 * @param chain by EIP-155
 * @param contract whose logs count; the same events of others say nothing
 * @param first the block of its first logs, or one before it
 */
public record Issuer(String name, long chain, Address contract, long first) {
  /** Tether's token on Ethereum. */
  public static final Issuer USDT =
      new Issuer(
          "Tether (USDT)", 1, Address.of("0xdac17f958d2ee523a2206206994597c13d831ec7"), 4_634_748);

  /** Circle's token on Ethereum. */
  public static final Issuer USDC =
      new Issuer(
          "Circle (USDC)", 1, Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), 6_082_465);

  private static final Pattern LINE =
      Pattern.compile(
          "([1-9][0-9]{0,17})/(0x[0-9a-fA-F]{40})\\s*,\\s*([\\p{L}\\p{N} ().&'-]{1,100}?)(?:\\s*,\\s*([0-9]{1,18}))?");

  /**
   * As it is written in settings: {@code CHAIN/CONTRACT, NAME}, and behind another comma the
   * contract's first block, where all before it need not be read.
   *
   * @throws UnreadableInput where it is written otherwise
   */
  public static Issuer of(String line) {
    Matcher said = LINE.matcher(line.strip());
    if (!said.matches()) {
      throw new UnreadableInput(
          "expected an issuer as CHAIN/CONTRACT, and behind commas its name and the contract's first"
              + " block, not: "
              + line);
    }
    return new Issuer(
        said.group(3),
        Long.parseLong(said.group(1)),
        Address.of(said.group(2)),
        said.group(4) == null ? 0 : Long.parseLong(said.group(4)));
  }

  /** The id of its list. */
  public String list() {
    return "blacklist-" + chain + "-" + contract.toHex();
  }
}
