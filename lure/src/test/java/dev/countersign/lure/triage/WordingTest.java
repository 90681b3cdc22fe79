package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.context.Contact;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static Verdict of(FindingCode... codes) {
    return Verdict.of(Arrays.stream(codes).map(code -> Finding.of(code, code.title())).toList());
  }

  @Test
  void whatDecidedComesFirst() {
    assertThat(
            Wording.why(
                of(
                    MessageFinding.URGENCY,
                    MessageFinding.FIRST_CONTACT,
                    MessageFinding.LURE_TO_RUN,
                    FileFinding.ENCRYPTED_ARCHIVE)))
        .startsWith(MessageFinding.LURE_TO_RUN.title())
        .hasSize(3);
  }

  @Test
  void threeReasonsAreNotOneReasonThreeTimes() {
    Finding first = Finding.of(FileFinding.ENCRYPTED_ARCHIVE, "One archive is encrypted");
    Finding second = Finding.of(FileFinding.ENCRYPTED_ARCHIVE, "Another is encrypted");
    assertThat(Wording.why(Verdict.of(List.of(first, second))))
        .containsExactly("One archive is encrypted.");
  }

  @Test
  void anAllowSaysWhatSpeaksForIt() {
    assertThat(Wording.why(of(MessageFinding.KNOWN_CONTACT)))
        .containsExactly(MessageFinding.KNOWN_CONTACT.title());
  }

  @Test
  void nothingFoundIsSaid() {
    assertThat(Wording.why(of())).singleElement().asString().startsWith("None of the signs");
  }

  @Test
  void aDenyOfSomethingToRunSaysWhatToDoIfItWasRun() {
    assertThat(Wording.todo(of(MessageFinding.LURE_TO_RUN), true, Optional.empty()))
        .anySatisfy(one -> assertThat(one).contains("Do not run"))
        .anySatisfy(
            one -> assertThat(one).contains("off the network").contains("nobody is blamed"));
  }

  @Test
  void aHoldNamesWhatWouldReleaseIt() {
    assertThat(Wording.todo(of(FileFinding.ENCRYPTED_ARCHIVE), true, Optional.empty()))
        .contains(FileFinding.ENCRYPTED_ARCHIVE.release());
  }

  @Test
  void whoIsKnownIsAskedOverAChannelThatWasKnownBefore() {
    Contact contact =
        new Contact(
            "Northgate",
            Contact.Kind.COUNTERPARTY,
            Set.of(),
            Set.of("northgate.example"),
            List.of("phone 1, from the contract"));
    assertThat(Wording.todo(of(MessageFinding.LURE_TO_RUN), false, Optional.of(contact)))
        .last()
        .asString()
        .contains("Northgate")
        .contains("phone 1, from the contract");
  }

  @Test
  void aStrangerWhoWantsSomethingCalmsNobody() {
    Verdict unsure = of(MessageFinding.FIRST_CONTACT, MessageFinding.OTHER_CHANNEL);
    assertThat(Unsure.is(unsure)).isTrue();
    assertThat(Wording.todo(unsure, false, Optional.empty()))
        .first()
        .asString()
        .contains("before you know who it is");
    assertThat(Wording.todo(unsure, false, Optional.empty()))
        .last()
        .asString()
        .contains("Is it really them?");
  }

  @Test
  void whatIsKnownOrWentToManyOrOnlyPressesIsOrdinary() {
    assertThat(Unsure.is(of(MessageFinding.FIRST_CONTACT, MessageFinding.URGENCY))).isFalse();
    assertThat(Unsure.is(of(MessageFinding.KNOWN_CONTACT, MessageFinding.OTHER_CHANNEL))).isFalse();
    assertThat(
            Unsure.is(
                of(
                    MessageFinding.FIRST_CONTACT,
                    MessageFinding.UNSOLICITED_OFFER,
                    MessageFinding.LIST_MAIL)))
        .isFalse();
    assertThat(Unsure.is(of(MessageFinding.FIRST_CONTACT, MessageFinding.LURE_SUSPECTED)))
        .as("what is held says so itself")
        .isFalse();
    assertThat(Wording.todo(of(MessageFinding.FIRST_CONTACT), false, Optional.empty()))
        .singleElement()
        .asString()
        .contains("Go on as with any message");
  }

  @Test
  void whoIsNotKnownIsNeverAskedOverTheMessagesOwnChannel() {
    assertThat(Wording.todo(of(MessageFinding.LURE_TO_RUN), false, Optional.empty()))
        .last()
        .asString()
        .contains("never over one that the message names");
  }
}
