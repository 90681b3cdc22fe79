package dev.countersign.server.transfer;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.transfer.Decider.Decision;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands that a decision on a transfer depends on, asked of the database in one
 * question: whoever decides holds up all others meanwhile.
 *
 * @param mark of the last decision; null where there was none
 * @param asked whether a question about it is open
 * @param held the names of those whose transfers stand still, and who asked for this one, answer
 *     for the machine that did, or approved it; null where there is nobody
 * @param payload number of the last reading; 0 where there is none
 */
record Standing(
    Transfer transfer,
    @Nullable String mark,
    boolean asked,
    @Nullable String held,
    long payload,
    World world) {
  static final String SELECT =
      "select "
          + World.COLUMNS
          + """
          , t.document, t.hash, t.wallet, t.state, t.requester_key, t.ended_at, t.reason,
            t.decided_mark,
            exists (select 1 from transfer_question q
              where q.transfer = t.id and q.settled_at is null) as asked,
            (select string_agg(p.name, ', ' order by p.name) from person_hold h
              join person p on p.id = h.person
              where h.released_at is null and (
                t.requester = 'person/' || h.person
                or t.requester in (
                  select 'machine/' || m.id from machine m where m.responsible = h.person)
                or exists (select 1 from transfer_approval a
                  where a.transfer = t.id and a.person = h.person))) as held,
            coalesce((select max(number) from transfer_payload p
              where p.transfer = t.id), 0) as payload
          from transfer t join wallet w on w.id = t.wallet cross join installation i
          """;

  /** True where all that a decision depends on is as it was, as far as it is asked here. */
  boolean isAs(Standing before) {
    return transfer.state() == before.transfer.state()
        && Objects.equals(mark, before.mark)
        && asked == before.asked
        && Objects.equals(held, before.held)
        && payload == before.payload
        && world.equals(before.world);
  }

  /** True where that decision is the one that was kept, and nothing is to be done because of it. */
  boolean goesOnWaiting(Decision decision, Instant at) {
    return transfer.state() == IntentState.WAITING
        && transfer.filed().deadline().isAfter(at)
        && decision.verdict().outcome() != Outcome.ALLOW
        && DecisionText.mark(decision).equals(mark);
  }

  /** Of one that is just being filed. */
  static Standing fresh(Transfer transfer, World world) {
    return new Standing(transfer, null, false, null, 0, world);
  }
}
