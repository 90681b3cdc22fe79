package dev.countersign.acceptance.manual;

import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.WalletAccessFinding;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.finding.PolicyFinding;
import dev.countersign.gate.finding.ServiceFinding;
import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.lure.finding.LinkFinding;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.watch.finding.WatchFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/findings.md}: what the catalogue says of each finding, and what people wrote
 * beside it. The first is generated, the second is kept.
 */
final class FindingsPage {
  /** What stands in the place of a text that nobody has written yet. */
  static final String UNWRITTEN = "(to be written)";

  private static final List<String> PARTS =
      List.of("What it means", "What to do", "Innocent causes");

  private static final Map<FindingCode, String> SECTIONS =
      Map.ofEntries(
          Map.entry(GateFinding.UNKNOWN_DELEGATECALL, "Code and control"),
          Map.entry(GateFinding.UNKNOWN_DESTINATION, "Assets"),
          Map.entry(GateFinding.UNREAD_CALL, "Reading"),
          Map.entry(GateFinding.DECLARED_HASH_DIFFERS, "Confirmations and hashes"),
          Map.entry(GateFinding.NO_INTENT, "Intent"),
          Map.entry(GateFinding.NOT_SIMULATED, "Node and simulation"),
          Map.entry(GateFinding.PSBT_SIGHASH, "Bitcoin"),
          Map.entry(PolicyFinding.POLICY_DENIES, "Policy"),
          Map.entry(SigningFinding.SIGNING_STOPPED, "Signing"),
          Map.entry(SessionFinding.SESSION_COPIED, "Sessions"),
          Map.entry(ServiceFinding.SERVICE_UNASKED, "The Safe's queue"),
          Map.entry(MessageFinding.UNSOLICITED_OFFER, "Messages"),
          Map.entry(LinkFinding.IMITATED_DOMAIN, "Links"),
          Map.entry(FileFinding.DISGUISED_EXECUTABLE, "Files"),
          Map.entry(ProjectFinding.RUNS_ON_INSTALL, "Projects"),
          Map.entry(AccessFinding.SESSION_ON_TWO_NETWORKS, "People's accounts and sessions"),
          Map.entry(WalletAccessFinding.RIGHT_UNUSED, "Wallet access"),
          Map.entry(IntelFinding.ADDRESS_SANCTIONED, "Screened addresses and lists"),
          Map.entry(WatchFinding.MOVED_UNCOUNTERSIGNED, "Chains that are watched"));

  private static final String HEAD =
      """
      # The catalogue of findings

      A finding is a fact that matters about a payload, about deciding on it by your own policy, about signing it,
      about a session of the console, about a Safe's queue at its service, about a message, a link, a file or a
      code project that somebody reported, about people's accounts and who can reach which wallet, about an
      address that was screened, or about what chains show of the company's wallets. Its code is stable: it is never reused for another meaning. The verdict is the worst outcome among its
      findings: **deny** beats **hold** beats **allow**; a **note** changes nothing. What could not be read,
      reached or evaluated is a finding too.

      `countersign findings` prints the catalogue, `countersign findings CODE` one entry of it. The tables below
      are compared with the program by a test.
      """;

  private FindingsPage() {}

  /** The whole page, with the texts of an earlier one. */
  static String of(Map<String, String> texts) {
    StringBuilder page = new StringBuilder(HEAD);
    for (FindingCode finding : Catalogue.ALL) {
      String section = SECTIONS.get(finding);
      if (section != null) {
        page.append("\n## ").append(section).append('\n');
      }
      page.append(entry(finding, texts));
    }
    return page.toString();
  }

  /** The texts that people wrote: "code/part" to text. */
  static Map<String, String> textsOf(String page) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String entry : page.split("\n### ", -1)) {
      Matcher code = Pattern.compile("^`([a-z0-9-]+)`\n").matcher(entry);
      if (code.find()) {
        for (String part : PARTS) {
          Matcher text =
              Pattern.compile("\n\\*\\*" + part + "\\.\\*\\* (.+?)(?=\n\n|\n*$)", Pattern.DOTALL)
                  .matcher(entry);
          if (text.find()) {
            texts.put(code.group(1) + "/" + part, text.group(1).strip());
          }
        }
      }
    }
    return texts;
  }

  private static String entry(FindingCode finding, Map<String, String> texts) {
    StringBuilder entry = new StringBuilder();
    entry.append("\n### `").append(finding.code()).append("`\n\n");
    entry
        .append(finding.title())
        .append("\n\n| Severity | Outcome | Released when |\n|---|---|---|\n");
    entry.append("| ").append(word(finding.severity()));
    entry
        .append(" | ")
        .append(finding.outcome() == Outcome.ALLOW ? "note" : word(finding.outcome()));
    entry
        .append(" | ")
        .append(finding.release().isEmpty() ? "–" : finding.release())
        .append(" |\n");
    for (String part : PARTS) {
      entry.append("\n**").append(part).append(".** ");
      entry.append(texts.getOrDefault(finding.code() + "/" + part, UNWRITTEN)).append('\n');
    }
    return entry.toString();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
