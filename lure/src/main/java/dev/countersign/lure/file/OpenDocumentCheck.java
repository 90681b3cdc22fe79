package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.ZipParts;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.OlePackage;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenDocument files: macros, what starts them, encryption. */
final class OpenDocumentCheck {
  private static final int LOOK = 32 << 20;
  private static final Pattern EVENT =
      Pattern.compile(
          "(?is)<script:event-listener\\b[^>]{0,2000}(?:vnd\\.sun\\.star\\.script|macro)[^>]{0,2000}>");
  private static final Pattern DDE =
      Pattern.compile("(?is)<(?:text|office|table):dde-[a-z-]+\\b[^>]{0,1000}>");
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(?is)<(?:meta:template|text:section-source|draw:floating-frame|draw:object|draw:plugin)\\b[^>]{0,1000}xlink:href=\"((?:https?|ftp|file):[^\"]+)\"");

  private OpenDocumentCheck() {}

  static void check(Content file, ZipParts parts, Said said) throws IOException, Budget.UsedUp {
    String shown = Quote.of(file.name());
    if (text(parts, "META-INF/manifest.xml").contains("encryption-data")) {
      CompoundCheck.encrypted(file, "encryption-data in the manifest", said);
    }
    StringBuilder code = new StringBuilder();
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean basic = lower.startsWith("basic/") && lower.endsWith(".xml");
      boolean library = lower.endsWith("script-lb.xml") || lower.endsWith("script-lc.xml");
      boolean script = lower.startsWith("scripts/") && lower.matches(".*\\.(py|js|bsh|java)$");
      if ((basic && !library) || script) {
        code.append(text(parts, name)).append('\n');
      } else if (Endings.active(lower.substring(lower.lastIndexOf('.') + 1))) {
        CompoundCheck.packaged(
            new OlePackage(name, parts.bytes(name).orElse(new byte[0])),
            file.name(),
            file.path() + "!/" + name,
            said);
      }
    }
    String content =
        text(parts, "content.xml") + text(parts, "settings.xml") + text(parts, "meta.xml");
    Matcher event = EVENT.matcher(content);
    if (!code.isEmpty()) {
      String starter = event.find() ? "Sub AutoOpen()\n" : "";
      MacroCheck.say(starter + code, file.name(), file.path(), said);
    }
    Matcher dde = DDE.matcher(content);
    if (dde.find()
        && CompoundCheck.shellServer(dde.group().replaceAll("\"\\s+[a-z-]+:[a-z-]+=\"", "|"))
            .isPresent()) {
      CompoundCheck.command(file, dde.group(), said);
    }
    Matcher template = TEMPLATE.matcher(content);
    if (template.find() && !template.group(1).startsWith("file:///")) {
      said.say(
          FileFinding.REMOTE_CONTENT,
          "The document " + shown + " loads a part from elsewhere when it is opened",
          template.group(1),
          file.path());
    }
  }

  private static String text(ZipParts parts, String name) throws IOException, Budget.UsedUp {
    return parts.bytes(name).map(bytes -> Texts.of(bytes, LOOK)).orElse("");
  }
}
