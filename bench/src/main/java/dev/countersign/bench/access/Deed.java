package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Source;
import java.util.Locale;

/** What somebody who is in may do, and who records it in which words. */
enum Deed {
  SSO(Source.OKTA, Activity.APP_OPENED, "user.authentication.sso"),
  DOCUMENT(Source.WORKSPACE, Activity.READ, "drive.view"),
  PROCEDURE(Source.MAPPED, Activity.READ, "page.view"),
  CODE(Source.GITHUB, Activity.READ, "git.fetch"),
  CLOUD(Source.CLOUDTRAIL, Activity.READ, "DescribeInstances"),
  SECRET(Source.CLOUDTRAIL, Activity.SECRET_READ, "GetSecretValue"),
  WALLET(Source.COUNTERSIGN, Activity.READ, "wallet.read"),
  ADDRESSES(Source.COUNTERSIGN, Activity.READ, "addresses.read"),
  TRANSFER(Source.COUNTERSIGN, Activity.READ, "transfer.read"),
  REQUEST(Source.COUNTERSIGN, Activity.TRANSFER_REQUESTED, "transfer.request"),
  APPROVE(Source.COUNTERSIGN, Activity.APPROVED, "transfer.approve"),
  SIGN(Source.COUNTERSIGN, Activity.SIGNED, "transfer.sign"),
  EXPORT(Source.WORKSPACE, Activity.EXPORTED, "drive.download"),
  SHARE(Source.WORKSPACE, Activity.SHARED, "drive.change_user_access"),
  CHANGE(Source.WORKSPACE, Activity.CHANGED, "drive.edit"),
  GRANT(Source.OKTA, Activity.ROLE_GRANTED, "group.user_membership.add"),
  POLICY(Source.OKTA, Activity.POLICY_CHANGED, "policy.rule.update"),
  BRANCH(Source.GITHUB, Activity.POLICY_CHANGED, "protected_branch.policy_override"),
  TOKEN(Source.GITHUB, Activity.API_TOKEN_CREATED, "personal_access_token.create"),
  KEY(Source.OKTA, Activity.API_TOKEN_CREATED, "system.api_token.create"),
  MACHINE(Source.COUNTERSIGN, Activity.API_TOKEN_CREATED, "machine.key.create");

  private final Source source;
  private final Activity activity;
  private final String action;

  Deed(Source source, Activity activity, String action) {
    this.source = source;
    this.activity = activity;
    this.action = action;
  }

  Source source() {
    return source;
  }

  Activity activity() {
    return activity;
  }

  String action() {
    return action;
  }

  static Deed of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
