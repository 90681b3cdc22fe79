package dev.countersign.scale.job;

import dev.countersign.topic.FindingForm;
import dev.countersign.watch.anomaly.Account;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.anomaly.Past;
import dev.countersign.watch.anomaly.Standing;
import dev.countersign.watch.anomaly.Unusual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Weighs movements against the history of each account, each account of a chain under a key of its
 * own. The state is its history, a movement an entry, out of which its forest is grown anew.
 */
final class ForestFunction extends InOrder {
  private static final long serialVersionUID = 1L;
  private static final int MOST_AT_WORK = 512;

  private final AnomalySettings settings;
  private transient @Nullable MapState<Long, byte[]> history;
  private transient @Nullable ValueState<byte[]> standing;
  private transient @Nullable LinkedHashMap<String, Account> atWork;
  private transient @Nullable Counter shadow;

  ForestFunction(AnomalySettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    history =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("history", Types.LONG, Incoming.BYTES));
    standing = getRuntimeContext().getState(new ValueStateDescriptor<>("standing", Incoming.BYTES));
    atWork = new LinkedHashMap<>(64, 0.75f, true);
    shadow = getRuntimeContext().getMetricGroup().counter("shadow");
  }

  @Override
  void take(String key, long time, List<byte[]> due, Collector<byte[]> out) throws Exception {
    MapState<Long, byte[]> all = Objects.requireNonNull(history);
    Account account = atWork(key);
    long oldest = account.standing().forgotten();
    Weighed before = null;
    for (Weighed one : due.stream().map(Weighed::read).sorted(Weighed.ORDER).toList()) {
      // The same movement may have come in the course of two requests.
      if (before != null && Weighed.ORDER.compare(before, one) == 0) {
        continue;
      }
      before = one;
      Optional<Unusual> said = account.see(one.moved().movement(), one.side());
      all.put(account.count() - 1, account.newest().write());
      said.ifPresent(unusual -> tell(unusual, one.traceparent(), out));
    }
    for (long old = oldest; old < account.standing().forgotten(); old++) {
      all.remove(old);
    }
    Objects.requireNonNull(standing).update(account.standing().write());
  }

  private void tell(Unusual unusual, @Nullable String traceparent, Collector<byte[]> out) {
    if (unusual.shadow()) {
      Objects.requireNonNull(shadow).inc();
    } else {
      out.collect(Traced.of(traceparent, FindingForm.write(unusual.alert())));
    }
  }

  private Account atWork(String key) throws Exception {
    LinkedHashMap<String, Account> all = Objects.requireNonNull(atWork);
    Account there = all.get(key);
    if (there != null) {
      return there;
    }
    byte[] written = Objects.requireNonNull(standing).value();
    Map<Long, Past> past = new TreeMap<>();
    for (Map.Entry<Long, byte[]> one : Objects.requireNonNull(history).entries()) {
      past.put(one.getKey(), Past.read(one.getValue()));
    }
    Account made =
        new Account(
            Weighed.account(key),
            settings,
            written == null ? Standing.NOTHING : Standing.read(written),
            new ArrayList<>(past.values()));
    all.put(key, made);
    if (all.size() > MOST_AT_WORK) {
      all.pollFirstEntry(); // It is made again out of its history when it is needed.
    }
    return made;
  }
}
