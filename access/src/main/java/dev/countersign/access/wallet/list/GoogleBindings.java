package dev.countersign.access.wallet.list;

import dev.countersign.access.wallet.Holder;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.Way;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The IAM policy of a Google Cloud resource ({@code gcloud … get-iam-policy --format=json}): whose
 * bindings reach a key or a secret. What is inherited from folders and the organisation, deny
 * policies and who is in a group is not in such a file.
 */
public final class GoogleBindings {
  private static final int MOST = 20_000;

  /** Roles with which a key signs or decrypts, a secret is read, or such a role can be given. */
  private static final Set<String> REACHING =
      Set.of(
          "roles/owner",
          "roles/cloudkms.admin",
          "roles/cloudkms.cryptoKeyDecrypter",
          "roles/cloudkms.cryptoKeyEncrypterDecrypter",
          "roles/cloudkms.cryptoOperator",
          "roles/cloudkms.signer",
          "roles/cloudkms.signerVerifier",
          "roles/secretmanager.admin",
          "roles/secretmanager.secretAccessor",
          "roles/iam.securityAdmin",
          "roles/resourcemanager.projectIamAdmin",
          "roles/resourcemanager.organizationAdmin");

  private GoogleBindings() {}

  /**
   * Reads one.
   *
   * @param wallet whose key the resource holds: its label or address
   */
  public static Taken<ImportedRight> read(String text, String wallet) {
    try {
      JsonNode bindings = Json.parse(text, "The policy").path("bindings");
      if (!bindings.isArray()) {
        return Rows.wrong(
            "There is no list \"bindings\"; expected what gcloud prints for get-iam-policy"
                + " --format=json");
      }
      return read(bindings, wallet);
    } catch (UnreadableInput e) {
      return Rows.wrong(e.sentence());
    }
  }

  private static Taken<ImportedRight> read(JsonNode bindings, String wallet) {
    List<ImportedRight> rights = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    Set<String> aside = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    int number = 0;
    for (JsonNode binding : bindings) {
      number++;
      String role = binding.path("role").asString("");
      if (role.isEmpty() || !binding.path("members").isArray()) {
        mistakes.add("Binding " + number + ": it has no \"role\" or no list \"members\".");
        continue;
      }
      if (!role.startsWith("roles/")) {
        own.add(role);
      } else if (!REACHING.contains(role)) {
        aside.add(role);
        continue;
      }
      String by = role + (binding.has("condition") ? ", under a condition" : "");
      for (JsonNode member : binding.path("members")) {
        if (rights.size() == MOST) {
          return Rows.wrong("There are more than " + MOST + " rights; give the policy in parts");
        }
        rights.add(right(member.asString(""), wallet, by));
      }
    }
    List<String> remarks = new ArrayList<>();
    if (!aside.isEmpty()) {
      remarks.add(
          "Left aside, since they reach no key or secret: " + String.join(", ", aside) + ".");
    }
    if (!own.isEmpty()) {
      remarks.add(
          "What the roles of your own hold is not in this file, so they count as reaching the key: "
              + String.join(", ", own)
              + ".");
    }
    remarks.add(
        "Not in this file: bindings of folders and the organisation, deny policies, and who is in a"
            + " group.");
    return new Taken<>(rights, mistakes, remarks);
  }

  private static ImportedRight right(String member, String wallet, String by) {
    int colon = member.indexOf(':');
    String kind = colon < 0 ? member : member.substring(0, colon);
    String name = colon < 0 ? member : member.substring(colon + 1);
    Holder.Kind what =
        switch (kind) {
          case "user" -> Holder.Kind.PERSON;
          case "serviceAccount" -> Holder.Kind.MACHINE;
          // Everybody, a domain, a group, a set of workloads: several, and not who.
          default -> Holder.Kind.GROUP;
        };
    return new ImportedRight(
        wallet,
        what,
        what == Holder.Kind.GROUP ? member : name,
        Right.REACH_KEY,
        Way.GOOGLE_IAM,
        by,
        null,
        null);
  }
}
