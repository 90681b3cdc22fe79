package dev.countersign.cli.trace;

import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the ledger of another chain is, as {@code --also} names it.
 *
 * @param chain its number (EIP-155)
 * @param places files, folders or a store; none where it is a node
 * @param node where that is, and which of its blocks count
 */
record OtherLedger(long chain, List<Path> places, Optional<Node> node) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})=(.+)");
  private static final Pattern BLOCKS = Pattern.compile("([0-9]{1,15})(?:-([0-9]{1,15}))?");

  /**
   * A node.
   *
   * @param from the first block that counts; nothing for that of the theft's time
   * @param to the last one; nothing for the newest
   */
  record Node(String url, Optional<Long> from, Optional<Long> to) {}

  /**
   * What several options name; files of one chain are one ledger.
   *
   * @throws UnreadableInput where one is of another form
   */
  static List<OtherLedger> of(List<String> options) {
    Map<Long, OtherLedger> all = new LinkedHashMap<>();
    for (String option : options) {
      OtherLedger one = of(option);
      OtherLedger before = all.get(one.chain);
      if (before != null && (before.node.isPresent() || one.node.isPresent())) {
        throw new UnreadableInput(
            "The option --also names chain " + one.chain + " twice, once a node; expected one");
      }
      List<Path> places = new ArrayList<>(before == null ? List.of() : before.places);
      places.addAll(one.places);
      all.put(one.chain, new OtherLedger(one.chain, places, one.node));
    }
    return List.copyOf(all.values());
  }

  private static OtherLedger of(String option) {
    Matcher form = FORM.matcher(option);
    if (!form.matches()) {
      throw new UnreadableInput(
          "The option --also names no chain and place; expected such as 56=bsc-ledger/ or"
              + " 56=http://127.0.0.1:8545#21895000-21896000: "
              + option);
    }
    long chain = Long.parseLong(form.group(1));
    String place = form.group(2);
    return place.startsWith("http://") || place.startsWith("https://")
        ? new OtherLedger(chain, List.of(), Optional.of(node(place)))
        : new OtherLedger(chain, List.of(Path.of(place)), Optional.empty());
  }

  private static Node node(String place) {
    int hash = place.indexOf('#');
    if (hash < 0) {
      return new Node(place, Optional.empty(), Optional.empty());
    }
    Matcher blocks = BLOCKS.matcher(place.substring(hash + 1));
    if (!blocks.matches()) {
      throw new UnreadableInput(
          "The option --also names blocks that are none; expected such as #21895000 or"
              + " #21895000-21896000: "
              + place.substring(hash));
    }
    Optional<Long> to = Optional.ofNullable(blocks.group(2)).map(Long::valueOf);
    long from = Long.parseLong(blocks.group(1));
    if (to.isPresent() && to.get() < from) {
      throw new UnreadableInput(
          "The option --also names a last block before the first: " + place.substring(hash));
    }
    return new Node(place.substring(0, hash), Optional.of(from), to);
  }
}
