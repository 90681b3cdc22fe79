package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.List;

/** Records as tests write them: JSON with single quotation marks. */
final class Sample {
  /** When records come that give no time. */
  static final Instant ARRIVED = Instant.parse("2026-01-02T03:04:05Z");

  private Sample() {}

  /** All that a record is read into, recognised by itself. */
  static Readers.Reading reading(String record) {
    return Readers.standard().read(Json.parse(record.replace('\'', '"'), "The record"), ARRIVED);
  }

  /** The one event of a record of that reader. */
  static AccessEvent event(String reader, String record) {
    Readers.Reading reading = reading(record);
    assertThat(reading.reader()).isEqualTo(reader);
    assertThat(reading.recognised()).isTrue();
    assertThat(reading.events()).hasSize(1);
    return reading.events().getFirst();
  }

  /** The several events of a record of that reader. */
  static List<AccessEvent> events(String reader, String record) {
    Readers.Reading reading = reading(record);
    assertThat(reading.reader()).isEqualTo(reader);
    return reading.events();
  }
}
