package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.scale.day.EmbeddedCompanies;
import dev.countersign.scale.day.RecordedCompanies;
import dev.countersign.topic.FindingForm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyPartsTest {
  @Test
  void aBatchIsReadAsItWasWrittenWithoutRepetitionsAndRefusedWhenItIsOfALaterFormOrCut() {
    byte[] batch = Batch.with(null, new byte[] {1, 2});
    batch = Batch.with(batch, new byte[] {3});
    batch = Batch.with(batch, new byte[] {1, 2});
    assertThat(Batch.read(batch)).containsExactly(new byte[] {1, 2}, new byte[] {3});
    byte[] cut = Arrays.copyOf(batch, batch.length - 1);
    assertThatThrownBy(() -> Batch.read(cut)).hasMessageContaining("cut");
    byte[] later = batch.clone();
    later[0] = 2;
    assertThatThrownBy(() -> Batch.read(later)).hasMessageContaining("form 2");
  }

  @Test
  void aClockThatIsFarAheadIsNotHeeded() {
    assertThat(Arriving.heeded(1_600, 1_000_000)).isEqualTo(1_600);
    assertThat(Arriving.heeded(1_601, 1_000_000)).isEqualTo(Arriving.AHEAD);
    assertThat(Arriving.heeded(9_999, -1)).isEqualTo(9_999);
    assertThat(Arriving.heeded(-7, 1_000_000)).isEqualTo(Arriving.NONE);
  }

  @Test
  void theRecordedCompaniesGiveEveryKindOfFindingAndTheSameEachTime() {
    RecordedCompanies weeks = new RecordedCompanies(7, 2);
    List<String> sentences =
        EmbeddedCompanies.findings(weeks.companies(), weeks.events(), weeks.domains()).stream()
            .map(FindingForm::sentence)
            .toList();
    assertThat(sentences.stream().filter(one -> one.contains("may not be theirs")))
        .hasSizeGreaterThan(5);
    assertThat(sentences.stream().filter(one -> one.contains("is not northwind")))
        .hasSizeGreaterThan(5);
    RecordedCompanies again = new RecordedCompanies(7, 2);
    assertThat(
            EmbeddedCompanies.findings(again.companies(), again.events(), again.domains()).stream()
                .map(FindingForm::sentence))
        .containsExactlyElementsOf(sentences);
  }
}
