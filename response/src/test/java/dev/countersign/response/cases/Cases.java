package dev.countersign.response.cases;

import dev.countersign.model.verdict.Severity;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Cases for tests. */
final class Cases {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Actor ADA = new Actor("person/ada", Set.of("security"));
  static final Actor BEN = new Actor("person/ben", Set.of("administrator"));
  static final Actor CLEO = new Actor("person/cleo", Set.of("security"));

  private Cases() {}

  static Trigger trigger(CaseKind kind, Instant at, String... about) {
    return new Trigger(true, kind, Severity.CRITICAL, at, kind.title(), things(about), Set.of());
  }

  static Trigger near(Trigger trigger, String... near) {
    return new Trigger(
        trigger.opens(),
        trigger.kind(),
        trigger.severity(),
        trigger.at(),
        trigger.title(),
        trigger.about(),
        things(near));
  }

  static Trigger joining(Trigger trigger) {
    return new Trigger(
        false,
        trigger.kind(),
        trigger.severity(),
        trigger.at(),
        trigger.title(),
        trigger.about(),
        trigger.near());
  }

  static Case open(String number, Trigger trigger) {
    return Case.opened(
        UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)),
        number,
        trigger,
        Case.ITSELF);
  }

  static Set<Thing> things(String... subjects) {
    Set<Thing> things = new TreeSet<>();
    Arrays.stream(subjects).forEach(one -> things.add(Thing.of(one).orElseThrow()));
    return things;
  }
}
