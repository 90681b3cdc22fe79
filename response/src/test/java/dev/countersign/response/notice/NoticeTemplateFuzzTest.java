package dev.countersign.response.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whatever a template holds, it is refused in a sentence or kept as it is between its places. */
class NoticeTemplateFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    NoticeTemplate template;
    try {
      template = NoticeTemplate.read(text);
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
      return;
    }
    String rendered = template.render(Map.of("case.number", "CASE-7"));
    if (template.places().isEmpty()) {
      assertThat(rendered).isEqualTo(text.replace("\r\n", "\n"));
    }
    assertThat(NoticeTemplate.read(template.source()).places()).isEqualTo(template.places());
  }
}
