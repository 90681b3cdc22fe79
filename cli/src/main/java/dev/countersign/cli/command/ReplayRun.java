package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.gate.policy.replay.Replay;
import dev.countersign.gate.policy.replay.ReplayJson;
import dev.countersign.gate.policy.replay.ReplayLine;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One replay, from what it reads to what it prints.
 *
 * @param against as the command line says it
 * @param other the policy to compare with, where it is a file's
 * @param since null for all
 */
record ReplayRun(
    Terminal terminal,
    Policy policy,
    String against,
    @Nullable Policy other,
    @Nullable Instant since,
    boolean json) {
  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  /** Replays, and returns the exit code. */
  int of(Past past) {
    Policy before = before(past);
    Replay replay = before == null ? Replay.of(policy) : Replay.between(before, policy);
    ReplayText text = new ReplayText(policy, against, before);
    if (json) {
      terminal.print("{\n\"changed\" : [");
    }
    Seen seen = new Seen();
    long without =
        past.each(one -> {
          seen.tell(terminal);
          Instant from = since;
          if (from != null && one.recorded().facts().now().isBefore(from)) {
            replay.remember(one.recorded());
            return;
          }
          ReplayLine line = replay.next(one.recorded());
          if (line.isChanged()) {
            changed(one, line, seen, text);
          }
        });
    if (json) {
      ObjectNode rest = ReplayJson.of(replay.summary());
      rest.put("withoutFacts", without);
      rest.set("policy", ReplayJson.of(policy));
      rest.put("against", against);
      if (before != null) {
        rest.set("before", ReplayJson.of(before));
      }
      if (since != null) {
        rest.put("since", since.toString());
      }
      terminal.print("],\n" + Terminal.text(rest).substring(1) + "\n");
    } else {
      terminal.print(Visible.of(text.of(replay.summary(), since, without)));
    }
    return 0;
  }

  private void changed(PastDecision one, ReplayLine line, Seen seen, ReplayText text) {
    if (json) {
      terminal.print((seen.changed == 0 ? "\n" : ",\n") + Terminal.text(ReplayJson.of(one, line)));
    } else {
      text.changed(one, line);
    }
    seen.changed++;
  }

  private @Nullable Policy before(Past past) {
    if (!against.equals("in-force")) {
      return other;
    }
    return PolicyFile.read(
        past.policyInForce()
            .orElseThrow(() ->
                new UnreadableInput(
                    "The journal does not tell of a policy that came into force; name its file with"
                        + " --against")));
  }

  /** How far it is; told now and then, where it takes long. */
  private static final class Seen {
    private long all;
    private long changed;
    private long told = System.nanoTime();

    void tell(Terminal terminal) {
      long now = System.nanoTime();
      if (now - told > PAUSE) {
        told = now;
        terminal.tell(all + " transfers so far …");
      }
      all++;
    }
  }
}
