package dev.countersign.scale.job;

import dev.countersign.lure.link.DomainWatch;
import dev.countersign.topic.SeenDomain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Looks at domains for each company, and sends on what is found: most domains imitate nobody. */
final class DomainGate extends Gate {
  private static final long serialVersionUID = 1L;

  private final Companies companies;
  private transient @Nullable Map<String, DomainWatch> watches;

  DomainGate(Settings settings) {
    super(settings);
    this.companies = settings.companies();
  }

  @Override
  public void open(OpenContext context) {
    Map<String, DomainWatch> all = new LinkedHashMap<>();
    companies.all().forEach(one -> all.put(one.name(), one.domains()));
    watches = all;
  }

  @Override
  void check(byte[] message) {
    SeenDomain.read(message);
  }

  @Override
  void send(byte[] traced, long time, Collector<Tuple3<String, Long, byte[]>> out) {
    SeenDomain seen = SeenDomain.read(Traced.message(traced));
    Objects.requireNonNull(watches)
        .forEach((company, watch) ->
            watch
                .look(seen.host())
                .ifPresent(found ->
                    out.collect(
                        Tuple3.of(
                            company + "/" + found.host(),
                            time,
                            Traced.of(
                                Traced.traceparent(traced), Findings.of(company, seen, found))))));
  }
}
