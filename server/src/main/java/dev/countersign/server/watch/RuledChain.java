package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.screen.DepositJudge;
import dev.countersign.watch.wallet.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What is said of a block in all: by what was countersigned, by the lists, and by the rules. */
final class RuledChain {
  private static final Logger LOG = LoggerFactory.getLogger(RuledChain.class);

  private final long chain;
  private final WatchedChain.Parts parts;
  private final ChainRules rules;

  RuledChain(long chain, WatchedChain.Parts parts) {
    this.chain = chain;
    this.parts = parts;
    this.rules =
        new ChainRules(
            chain, parts.rules().rules(), parts.rules().history(), parts.rules().knowledge());
  }

  /** All alerts of a block, in that order. The rules have seen it then. */
  List<Alert> alerts(BlockHeader block, Judged judged) {
    Instant now = parts.clock().instant();
    List<Alert> all = new ArrayList<>(judged.alerts());
    if (!judged.moves().isEmpty()) {
      all.addAll(
          new DepositJudge(
                  parts.rules().knowledge().lists(), new KnownAssets(parts.book().directory()))
              .judge(judged.moves(), now));
    }
    try {
      all.addAll(rules.see(block, judged.moves()));
    } catch (DataAccessException e) {
      throw e; // the block is read again
    } catch (RuntimeException e) {
      // The rules must not silence what is louder than they.
      LOG.error(
          "the rules could not be asked about block {} of chain {}", block.number(), chain, e);
      rules.drop();
      all.add(notAsked(block, now));
    }
    return all;
  }

  private Alert notAsked(BlockHeader block, Instant now) {
    return new Alert(
        WatchFinding.RULES_NOT_ASKED,
        WatchFinding.RULES_NOT_ASKED.severity(),
        "chain/" + chain,
        "rules/" + chain,
        "rules-not-asked/" + chain,
        "The rules over what moves could not be asked about block "
            + block.number()
            + " of chain "
            + chain
            + "; they begin again at the next one.",
        Map.of("block", Long.toString(block.number())),
        Optional.of(new Sighting(chain, Optional.of(block.number()), Optional.empty())),
        now);
  }

  /** Takes back a block that could not be kept. */
  void forget(BlockHeader block) {
    rules.forget(block);
  }

  /** Takes back blocks that left the chain, after the one that is the last now. */
  void undo(long first, Optional<BlockHeader> last) {
    if (last.isPresent()) {
      rules.undo(first, last.get().hash());
    } else {
      rules.drop();
    }
  }
}
