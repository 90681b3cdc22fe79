package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBytesTest {
  private static final List<Entry> ENTRIES =
      new RandomLedger(4, 6, 3, 1_000_000).wide().entries(200, true);

  private static byte[] bytes() {
    EntryBytes bytes = new EntryBytes();
    ENTRIES.forEach(bytes::add);
    return bytes.take();
  }

  @Test
  void entriesAreReadAsTheyWere() {
    assertThat(EntryBytes.read(bytes())).isEqualTo(ENTRIES);
  }

  @Test
  void whatIsCutShortIsSaid() {
    byte[] whole = bytes();
    for (int cut = 1; cut < 60; cut++) {
      byte[] cutShort = Arrays.copyOf(whole, whole.length - cut);
      try {
        assertThat(EntryBytes.read(cutShort)).hasSizeLessThan(ENTRIES.size());
      } catch (UnreadableInput e) {
        assertThat(e.sentence()).contains("damaged or cut short");
      }
    }
    byte[] last = Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> EntryBytes.read(last)).isInstanceOf(UnreadableInput.class);
  }
}
