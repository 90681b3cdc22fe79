package dev.countersign.watch.blacklist;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.ListSource;
import dev.countersign.intel.list.ReadList;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.blacklist.Blacklist.Blocking;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * How far an issuer's logs were read, up to a block that is not undone any more.
 *
 * @param to the last block whose logs are in the list
 * @param hash of that block
 */
public record BlacklistReading(Blacklist list, long to, Bytes hash) {
  /** So many blocks are read before what was read can be kept. */
  private static final long AT_ONCE = 100_000;

  /** A list of whom an issuer blocks is stale when no node was asked for so long. */
  private static final int STALE_DAYS = 2;

  /**
   * Reads on.
   *
   * @param before empty at the beginning
   * @param settled the newest block that is not undone any more
   * @return more than before; empty where there is no more
   * @throws NodeFault when the node does not say
   * @throws UnreadableInput where the node has other blocks than when it was read before
   */
  public static Optional<BlacklistReading> next(
      Issuer issuer, Optional<BlacklistReading> before, NodeClient node, BlockHeader settled)
      throws NodeFault {
    BlockReader reader = new BlockReader(node, issuer.chain(), false);
    if (before.isPresent()) {
      before.get().requireSame(reader);
    }
    long from = before.map(one -> one.to + 1).orElse(issuer.first());
    if (from > settled.number()) {
      return Optional.empty();
    }
    long to = Math.min(settled.number(), from + AT_ONCE - 1);
    Blacklist list = before.map(BlacklistReading::list).orElse(Blacklist.of(issuer));
    Blacklist now = list.and(node, from, to);
    return Optional.of(new BlacklistReading(now, to, header(reader, to).hash()));
  }

  private void requireSame(BlockReader reader) throws NodeFault {
    if (!header(reader, to).hash().equals(hash)) {
      throw new UnreadableInput(
          "block "
              + to
              + " is another one than when it was read, though it was final: the node is on another"
              + " chain, or does not tell the truth");
    }
  }

  private static BlockHeader header(BlockReader reader, long number) throws NodeFault {
    return reader
        .header(number)
        .orElseThrow(() ->
            new UnreadableInput(
                "the node has no block " + number + ", up to which it was read already"));
  }

  /** Which part of the blocks is read, in percent. */
  public int percent(BlockHeader settled) {
    long first = list.issuer().first();
    return (int) (100 * (to - first) / Math.max(1, settled.number() - first));
  }

  /** As a list; its hash is of who is blocked, since when and by which transaction. */
  public ReadList asList() {
    Issuer issuer = list.issuer();
    ListSource source =
        new ListSource(
            issuer.list(),
            "Addresses that " + issuer.name() + " blocks",
            issuer.name(),
            "fact of the chain",
            Kind.FROZEN,
            STALE_DAYS,
            "");
    return new ReadList(
        source,
        Optional.empty(),
        list.blocked().size(),
        list.entries(),
        List.of(),
        sha256(list.entries().toString()));
  }

  /** As text that can be read again: a line for the block, and one for each that is blocked. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, Long.toString(to), hash.toHex());
    list.blocked()
        .forEach((address, how) ->
            line(text, address.toHex(), how.transaction().toHex(), how.day().toString()));
    return text.toString();
  }

  private static void line(StringBuilder text, String... words) {
    ArrayNode line = Json.object().putArray("line");
    for (String word : words) {
      line.add(word);
    }
    text.append(Json.compact(line)).append('\n');
  }

  /** What was kept as text by itself. */
  public static BlacklistReading of(Issuer issuer, String text) {
    Iterator<JsonNode> lines =
        text.lines().map(line -> Json.parse(line, "What was read of an issuer")).iterator();
    JsonNode block = lines.next();
    Map<Address, Blocking> blocked = new LinkedHashMap<>();
    lines.forEachRemaining(line ->
        blocked.put(
            Address.of(line.get(0).asString()),
            new Blocking(
                Bytes.fromHex(line.get(1).asString()), LocalDate.parse(line.get(2).asString()))));
    return new BlacklistReading(
        new Blacklist(issuer, blocked),
        Long.parseLong(block.get(0).asString()),
        Bytes.fromHex(block.get(1).asString()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
