package dev.countersign.server.lure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderProofTest {
  private static final Set<String> OURS = Set.of("mx.example.com");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mx.example.com; dmarc=pass header.from=example.com|PROVEN",
        "mx.example.com; dmarc=fail (p=none) header.from=example.com|REFUTED",
        "MX.example.com 1; spf=pass smtp.mailfrom=rea@example.com|PROVEN",
        "mx.example.com; spf=pass smtp.mailfrom=rea@evil.example|REFUTED",
        "mx.example.com; dkim=pass header.d=example.com; dmarc=fail|REFUTED",
        "mx.example.com; dkim=pass (dmarc=pass; \") header.d=evil.example|REFUTED",
        "mx.example.com; dkim=pass header.d=example.com|PROVEN",
        "mx.example.com; dkim=fail header.d=example.com; spf=none|REFUTED",
        "mx.example.com; none|REFUTED",
        "mx.evil.example; dmarc=pass header.from=example.com|UNTOLD",
        "mx.example.com.evil.example; dmarc=pass|UNTOLD",
        "|UNTOLD"
      })
  void believesTheCompanysOwnServerAlone(String field, SenderProof proof) {
    assertThat(SenderProof.of(List.of(field == null ? "" : field), "example.com", OURS))
        .isEqualTo(proof);
  }

  @Test
  void believesTheTopmostFieldAlone() {
    List<String> fields =
        List.of(
            "mx.evil.example; dmarc=fail", "mx.example.com; dmarc=pass header.from=example.com");
    assertThat(SenderProof.of(fields, "example.com", OURS)).isEqualTo(SenderProof.UNTOLD);
    assertThat(SenderProof.of(fields.reversed(), "example.com", OURS))
        .isEqualTo(SenderProof.PROVEN);
    assertThat(SenderProof.of(List.of(), "example.com", OURS)).isEqualTo(SenderProof.UNTOLD);
  }
}
