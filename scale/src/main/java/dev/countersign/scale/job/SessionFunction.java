package dev.countersign.scale.job;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.watch.SessionWatch;
import dev.countersign.topic.AccountEventForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Watches the accounts of companies, each company under a key of its own: what is usual in a
 * company, who reads the same and on which networks many are is known of all its accounts together.
 *
 * <p>The state is the events of the last days, out of which the watch is made anew, as a server
 * does when it begins: so a later version may judge otherwise and still takes the state up.
 */
final class SessionFunction extends InOrder {
  private static final long serialVersionUID = 1L;
  private static final int MOST_AT_WORK = 64;
  private static final int DAY = 86_400;

  private final Settings settings;
  private transient @Nullable MapState<Long, byte[]> kept;
  private transient @Nullable LinkedHashMap<String, AtWork> atWork;

  /** An event, and in whose course it came; null for none. */
  private record Came(AccessEvent event, @Nullable String traceparent) {
    /** The order in which events are judged. */
    static final Comparator<Came> ORDER =
        Comparator.comparing((Came one) -> one.event.at())
            .thenComparing(one -> one.event.source())
            .thenComparing(one -> one.event.id());

    static Came of(byte[] traced) {
      return new Came(
          AccountEventForm.read(Traced.message(traced)).event(), Traced.traceparent(traced));
    }
  }

  /** What was said, in the same course. */
  private record Said(Sighting sighting, @Nullable String traceparent) {}

  /** The watch of a company at work. */
  private static final class AtWork {
    final List<Sighting> found = new ArrayList<>();
    final SessionWatch watch;
    long day;

    AtWork(Companies.Company company, long seed) {
      this.watch = company.sessions(seed, found::add);
    }

    /** What each of them led to, in their order, in the course in which it came. */
    List<Said> judge(List<byte[]> messages) {
      List<Said> all = new ArrayList<>();
      messages.stream()
          .map(Came::of)
          .sorted(Came.ORDER)
          .forEach(came -> {
            found.clear();
            watch.accept(came.event(), came.event().at());
            found.forEach(sighting -> all.add(new Said(sighting, came.traceparent())));
          });
      return all;
    }
  }

  SessionFunction(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    kept =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("events", Types.LONG, Incoming.BYTES));
    atWork = new LinkedHashMap<>(64, 0.75f, true);
  }

  @Override
  void take(String company, long time, List<byte[]> due, Collector<byte[]> out) throws Exception {
    AtWork work = atWork(company);
    for (Said said : work.judge(due)) {
      out.collect(Traced.of(said.traceparent(), Findings.of(company, said.sighting())));
    }
    byte[] all = null;
    for (byte[] one : due) {
      all = Batch.with(all, Traced.message(one));
    }
    Objects.requireNonNull(kept).put(time, all);
    if (time / DAY > work.day) {
      work.day = time / DAY;
      forget(time - (long) settings.companies().remembered() * DAY);
    }
  }

  private AtWork atWork(String company) throws Exception {
    LinkedHashMap<String, AtWork> all = Objects.requireNonNull(atWork);
    AtWork there = all.get(company);
    if (there != null) {
      return there;
    }
    AtWork made = new AtWork(settings.companies().named(company), settings.secret().first());
    Map<Long, byte[]> before = new TreeMap<>();
    for (Map.Entry<Long, byte[]> one : Objects.requireNonNull(kept).entries()) {
      before.put(one.getKey(), one.getValue());
    }
    before.values().forEach(one -> made.judge(Batch.read(one)));
    all.put(company, made);
    if (all.size() > MOST_AT_WORK) {
      all.pollFirstEntry(); // It is made again out of its events when it is needed.
    }
    return made;
  }

  private void forget(long until) throws Exception {
    MapState<Long, byte[]> all = Objects.requireNonNull(kept);
    List<Long> old = new ArrayList<>();
    for (Long time : all.keys()) {
      if (time < until) {
        old.add(time);
      }
    }
    for (Long time : old) {
      all.remove(time);
    }
  }
}
