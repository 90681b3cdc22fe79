package dev.countersign.access.wallet.list;

import dev.countersign.access.wallet.Holder;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.Way;
import dev.countersign.access.wallet.list.AwsStatements.Statement;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code aws iam get-account-authorization-details} prints: which users and roles have a
 * policy that reaches a key or a secret. Policies of the key itself, of the organisation, of
 * sessions and permission boundaries are not told by it; conditions are taken as met.
 */
public final class AwsAccount {
  private static final int MOST = 20_000;

  /** With each of them a key is used, its protection is changed, or a secret is read. */
  private static final List<String> REACHING =
      List.of(
          "kms:Sign",
          "kms:Decrypt",
          "kms:ReEncryptFrom",
          "kms:GenerateMac",
          "kms:CreateGrant",
          "kms:PutKeyPolicy",
          "secretsmanager:GetSecretValue",
          "secretsmanager:BatchGetSecretValue",
          "secretsmanager:PutResourcePolicy",
          "ssm:GetParameter",
          "ssm:GetParameters",
          "ssm:GetParametersByPath");

  private final String wallet;
  private final String resource;
  private final Map<String, AwsStatements> managed = new HashMap<>();
  private final Map<String, JsonNode> groups = new HashMap<>();
  private final List<ImportedRight> rights = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  private AwsAccount(String wallet, String resource) {
    this.wallet = wallet;
    this.resource = resource;
  }

  /**
   * Reads one.
   *
   * @param wallet whose key it is: its label or address
   * @param resource the ARN of the key or secret
   */
  public static Taken<ImportedRight> read(String text, String wallet, String resource) {
    if (!resource.matches("arn:[a-z0-9-]+:(kms|secretsmanager|ssm|cloudhsm):[!-~]{1,300}")) {
      return Rows.wrong(
          "The resource is no ARN of a key, a secret or a parameter; expected one such as"
              + " arn:aws:kms:eu-central-1:111122223333:key/…");
    }
    try {
      JsonNode account = Json.parse(text, "The account");
      if (!account.path("UserDetailList").isArray() || !account.path("RoleDetailList").isArray()) {
        return Rows.wrong(
            "There are no \"UserDetailList\" and \"RoleDetailList\"; expected what aws iam"
                + " get-account-authorization-details prints, unfiltered");
      }
      if (account.path("IsTruncated").asBoolean(false)) {
        return Rows.wrong("It is the first part of several; print it with all its pages");
      }
      return new AwsAccount(wallet, resource).read(account);
    } catch (UnreadableInput e) {
      return Rows.wrong(e.sentence());
    }
  }

  private Taken<ImportedRight> read(JsonNode account) {
    for (JsonNode policy : account.path("Policies")) {
      for (JsonNode version : policy.path("PolicyVersionList")) {
        if (version.path("IsDefaultVersion").asBoolean(false)) {
          String arn = policy.path("Arn").asString("");
          attempt(arn, () -> managed.put(arn, AwsStatements.of(version.path("Document"), arn)));
        }
      }
    }
    account
        .path("GroupDetailList")
        .forEach(group -> groups.put(group.path("GroupName").asString(""), group));
    account.path("UserDetailList").forEach(user -> of(user, "UserName", Holder.Kind.PERSON));
    account.path("RoleDetailList").forEach(role -> of(role, "RoleName", Holder.Kind.GROUP));
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Not in this file: the policy of the key itself, of the organisation, boundaries and"
            + " sessions. Conditions are taken as met; a role stands for whoever can take it on.");
    if (rights.size() > MOST) {
      return Rows.wrong("There are more than " + MOST + " rights");
    }
    return new Taken<>(rights, mistakes, remarks);
  }

  private void of(JsonNode entity, String nameField, Holder.Kind kind) {
    String name = entity.path(nameField).asString("");
    if (name.isEmpty()) {
      mistakes.add("A user or role has no \"" + nameField + "\".");
      return;
    }
    attempt(
        name,
        () -> {
          Map<String, AwsStatements> documents = new TreeMap<>();
          own(entity, kind == Holder.Kind.PERSON ? "UserPolicyList" : "RolePolicyList", documents);
          for (JsonNode group : entity.path("GroupList")) {
            JsonNode detail = groups.get(group.asString(""));
            if (detail == null) {
              throw new UnreadableInput("Its group " + group.asString("") + " is not in the file");
            }
            own(detail, "GroupPolicyList", documents);
          }
          String by = reaching(documents);
          if (by != null) {
            rights.add(
                new ImportedRight(
                    wallet,
                    kind,
                    kind == Holder.Kind.PERSON ? name : "role " + name,
                    Right.REACH_KEY,
                    Way.AWS_IAM,
                    by,
                    moment(entity.path("CreateDate").asString("")),
                    moment(entity.path("RoleLastUsed").path("LastUsedDate").asString(""))));
          }
        });
  }

  private void own(JsonNode of, String list, Map<String, AwsStatements> into) {
    for (JsonNode policy : of.path(list)) {
      String name = policy.path("PolicyName").asString("");
      into.put("inline " + name, AwsStatements.of(policy.path("PolicyDocument"), name));
    }
    for (JsonNode policy : of.path("AttachedManagedPolicies")) {
      String arn = policy.path("PolicyArn").asString("");
      AwsStatements document = managed.get(arn);
      if (document == null) {
        throw new UnreadableInput(
            "Its policy " + arn + " is not in the file; print the account without a filter");
      }
      into.put(arn, document);
    }
  }

  /** The policy by which it is reached, with the action; null where it is not. */
  private @Nullable String reaching(Map<String, AwsStatements> documents) {
    for (String action : REACHING) {
      boolean denied =
          documents.values().stream()
              .flatMap(document -> document.all().stream())
              .anyMatch(one -> !one.allows() && !one.conditional() && one.covers(action, resource));
      if (denied) {
        continue;
      }
      for (Map.Entry<String, AwsStatements> document : documents.entrySet()) {
        for (Statement one : document.getValue().all()) {
          if (one.allows() && one.covers(action, resource)) {
            return document.getKey()
                + " ("
                + action
                + (one.conditional() ? ", under a condition" : "")
                + ")";
          }
        }
      }
    }
    return null;
  }

  private void attempt(String where, Runnable work) {
    try {
      work.run();
    } catch (UnreadableInput e) {
      mistakes.add(where + ": " + e.sentence() + ".");
    }
  }

  private static @Nullable Instant moment(String text) {
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableInput("\"" + text + "\" is no moment");
    }
  }
}
