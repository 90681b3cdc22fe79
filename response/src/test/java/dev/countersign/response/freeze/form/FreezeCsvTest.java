package dev.countersign.response.freeze.form;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.response.freeze.Thefts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeCsvTest {
  @Test
  void hasTotalsAddressesAndTransactionsWhoseSumsAgree() {
    List<NamedCsvRecord> lines = read(FreezeCsv.of(Thefts.request()));
    assertThat(sum(lines, "address")).isEqualTo(sum(lines, "total"));
    assertThat(sum(lines, "total")).isEqualTo(new BigInteger("1000750000000000000000"));
    assertThat(lines)
        .filteredOn(line -> line.getField("part").equals("address"))
        .extracting(line -> line.getField("amount"))
        .containsExactly("1000.5", "0.25");
    assertThat(lines)
        .filteredOn(line -> line.getField("part").equals("transaction"))
        .first()
        .satisfies(line -> assertThat(line.getField("time_utc")).isEqualTo("2025-02-21T14:13:35Z"))
        .satisfies(line -> assertThat(line.getField("block")).isEqualTo("21895238"));
    assertThat(about(lines, "case_number")).isEqualTo("CASE-7");
    assertThat(about(lines, "deadline")).isEqualTo("2025-02-23T09:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        " =1",
        "\uff1d1",
        "\n=1"
      })
  void noCellBeginsAsAFormula(String name) {
    List<NamedCsvRecord> lines = read(FreezeCsv.of(FreezePdfTest.named(name + "x")));
    for (NamedCsvRecord line : lines) {
      for (String cell : line.getFields()) {
        assertThat(cell.strip())
            .doesNotStartWith("=")
            .doesNotStartWith("@")
            .doesNotStartWith("\uff1d");
        assertThat(cell.strip()).doesNotStartWith("+").doesNotStartWith("-");
      }
    }
  }

  @Test
  void spellsOutWhatHidesAndKeepsARowOnOneLine() {
    String csv = FreezeCsv.of(FreezePdfTest.named("a\u202eb\r\nc"));
    assertThat(csv).contains("a\\u{202E}b\\u{000D} c").doesNotContain("\u202e");
  }

  private static List<NamedCsvRecord> read(String csv) {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String about(List<NamedCsvRecord> lines, String item) {
    return lines.stream()
        .filter(line -> line.getField("item").equals(item))
        .map(line -> line.getField("address"))
        .findFirst()
        .orElse("");
  }

  private static BigInteger sum(List<NamedCsvRecord> lines, String part) {
    return lines.stream()
        .filter(line -> line.getField("part").equals(part))
        .map(line -> new BigInteger(line.getField("smallest_units")))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
