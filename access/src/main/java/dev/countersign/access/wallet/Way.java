package dev.countersign.access.wallet;

import java.util.Locale;

/** By what somebody has a right. */
public enum Way {
  /** An owner of the Safe. */
  SAFE_OWNER("an owner of the Safe"),
  /** An owner of a Safe that is an owner. */
  NESTED_SAFE_OWNER("an owner of a Safe that is an owner"),
  /** A module of the Safe. */
  SAFE_MODULE("a module of the Safe"),
  /** The Safe's guard. */
  SAFE_GUARD("the guard of the Safe"),
  /** Somebody whom an owner lets propose at the transaction service. */
  SAFE_DELEGATE("a delegate at the transaction service"),
  /** The key with which Countersign signs. */
  COUNTERSIGN_KEY("Countersign’s own key"),
  /** A role in Countersign. */
  COUNTERSIGN_ROLE("a role in Countersign"),
  /** A group that the policy asks for approvals. */
  POLICY_APPROVERS("a group that the policy asks"),
  /** A group that agrees to changes. */
  POLICY_GOVERNANCE("a group that agrees to changes"),
  /** What a machine may do. */
  MACHINE_SCOPE("a scope of a machine"),
  /** A list that was imported. */
  IMPORTED_LIST("an imported list"),
  /** A policy of AWS IAM. */
  AWS_IAM("a policy of AWS IAM"),
  /** A binding of Google Cloud IAM. */
  GOOGLE_IAM("a binding of Google Cloud IAM");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** As files and JSON write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True where it was imported, so that the source's own list is its last word. */
  public boolean imported() {
    return this == IMPORTED_LIST || this == AWS_IAM || this == GOOGLE_IAM;
  }
}
