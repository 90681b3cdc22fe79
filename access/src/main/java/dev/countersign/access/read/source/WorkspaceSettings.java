package dev.countersign.access.read.source;

import dev.countersign.access.read.source.WorkspaceReader.Parameters;
import java.util.List;
import java.util.Locale;

/** Which changes of Google Workspace's settings make its protection weaker. */
final class WorkspaceSettings {
  /** Settings that protect, where turning them off is weaker. */
  private static final List<String> PROTECTING =
      List.of(
          "attachmentsafety",
          "linkprotection",
          "spoofing",
          "spamcontrol",
          "enhanced_pre_delivery",
          "enable_safe",
          "enforce",
          "password",
          "allowlist",
          "2-step",
          "two_step",
          "strong_auth",
          "block",
          "safebrowsing");

  /** Settings that open, where turning them on is weaker. */
  private static final List<String> OPENING =
      List.of(
          "disable_delayed_delivery",
          "enable_g_suite_marketplace",
          "less_secure",
          "sharing_outside",
          "forwarding",
          "pop_access",
          "imap_access",
          "allow_external",
          "trust",
          "delegat",
          "bypass");

  private WorkspaceSettings() {}

  static boolean weaker(Parameters parameters) {
    String setting = parameters.first("SETTING_NAME").toLowerCase(Locale.ROOT);
    String to = parameters.first("NEW_VALUE").toLowerCase(Locale.ROOT);
    boolean off = List.of("false", "off", "0", "disabled", "none").contains(to);
    boolean opens = OPENING.stream().anyMatch(setting::contains);
    if (opens) {
      return !off && !to.isEmpty();
    }
    return off && PROTECTING.stream().anyMatch(setting::contains);
  }
}
