package dev.countersign.lure.triage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.file.Made;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.outlook.MsgMade;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail that was dragged out of Outlook gets the answer that the mail itself gets. */
class OutlookTriageTest {
  private static final Triage TRIAGE = new Triage(Company.UNKNOWN);

  /** What Outlook would keep of a mail. */
  private static MsgMade saved(byte[] eml) {
    Message mail = MessageReader.read(eml, "a.eml", Budget.usual()).messages().getFirst();
    String whole = new String(eml, ISO_8859_1);
    MsgMade made =
        new MsgMade()
            .text(0x007d, whole.substring(0, whole.indexOf("\n\n") + 1).replace("\n", "\r\n"))
            .text(0x0037, mail.subject())
            .text(0x1000, mail.text().replace("\n", "\r\n"));
    for (Attachment attachment : mail.attachments()) {
      made.file(attachment.name(), attachment.declaredType(), attachment.content().bytes());
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(strings = {"recruiter.eml", "honest-recruiter.eml"})
  void isAnsweredAsTheMail(String example) throws IOException {
    byte[] eml = Files.readAllBytes(Path.of("..", "examples", example));
    Answer ofMail = TRIAGE.answer(Content.of("offer.eml", eml));
    Answer ofOutlooks = TRIAGE.answer(Content.of("offer.msg", saved(eml).made()));
    assertThat(ofOutlooks).isEqualTo(ofMail);
    assertThat(ofMail.verdict().findings()).isNotEmpty();
  }

  @Test
  void oneThatHoldsNothingReadableIsHeld() {
    byte[] damaged = new MsgMade().text(0x1000, "Hello").made();
    for (int i = 512; i < damaged.length; i++) {
      damaged[i] = 0;
    }
    Answer answer = TRIAGE.answer(Content.of("offer.msg", damaged));
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.HOLD);
    assertThat(answer.verdict().findings())
        .anyMatch(finding -> finding.code().code().equals("file-unreadable"));
  }

  @Test
  void oneInAnArchiveIsLookedAtForWhatItCarries() {
    byte[] inner = new MsgMade().file("run.exe", "", Made.windowsProgram()).made();
    byte[] outer = new MsgMade().message(new MsgMade().file("b.exe", "", inner)).made();
    byte[] zip = Made.zip("mails/offer.msg", outer);
    assertThat(new String(outer, ISO_8859_1)).contains("MZ");
    Answer answer = TRIAGE.answer(Content.of("a.zip", zip));
    assertThat(answer.verdict().findings())
        .anySatisfy(finding -> {
          assertThat(finding.code().code()).isEqualTo("executable-file");
          assertThat(finding.evidence().get("where"))
              .isEqualTo("a.zip!/mails/offer.msg!/message 1!/b.exe!/run.exe");
        });
    List<Outcome> outcomes =
        List.of(
            answer.verdict().outcome(),
            TRIAGE.answer(Content.of("x.msg", outer)).verdict().outcome());
    assertThat(outcomes).doesNotContain(Outcome.ALLOW);
  }
}
