package dev.countersign.server.console;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.PayloadTooLarge;
import dev.countersign.server.check.Question;
import dev.countersign.server.page.FormView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What the form of the first page sends; each null where the field was not sent. */
public record AskForm(
    @Nullable String payload,
    @Nullable MultipartFile file,
    @Nullable String intent,
    @Nullable String chain,
    @Nullable String wallet,
    @Nullable String safeVersion) {
  private static final int LONGEST_SHOWN_AGAIN = 64 * 1024;

  /**
   * The question that it asks.
   *
   * @throws UnreadableInput when there is no payload, or two
   */
  Question question() throws IOException {
    if (file == null || file.isEmpty()) {
      return new Question(pasted(), intent, chain, wallet, safeVersion);
    }
    if (payload != null && !payload.isBlank()) {
      throw new UnreadableInput(
          "There are a pasted payload and a file; give one, so that it is plain which was answered");
    }
    if (file.getSize() > Question.MOST_BYTES) {
      throw new PayloadTooLarge();
    }
    return new Question(file.getBytes(), intent, chain, wallet, safeVersion);
  }

  /** The form again, with what went wrong. */
  FormView view(String trouble) {
    String again = text(payload);
    return new FormView(
        again.length() > LONGEST_SHOWN_AGAIN ? "" : again,
        text(intent),
        text(chain),
        text(wallet),
        text(safeVersion),
        trouble);
  }

  /**
   * A browser sends each line of a text area with CR LF (HTML, form submission), whatever stood in
   * it; a message that is signed has LF as a rule, and its hash depends on that.
   */
  private byte[] pasted() {
    String text = payload == null || payload.isBlank() ? "" : payload.replace("\r\n", "\n");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }
}
