package dev.countersign.access.wallet.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.KnownOwner;
import java.util.Locale;

/**
 * Whatever somebody brings as a list: it is taken whole, or nothing of it is and each mistake is a
 * sentence. Half of the inputs stand in the middle of a list that is right.
 */
class ListsFuzzTest {
  private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/abc";

  private static final String RIGHTS =
      """
      wallet,holder,kind,right,by,since,last_used
      cold-1,ada@example.com,person,reach-key,vault admins,2026-01-05,2026-03-01T12:00:00Z
      *,"Ops, night",group,propose,,,
      """;

  private static final String OWNERS =
      """
      address,person,mail,device,team,left,note
      0x00000000000000000000000000000000000000aa,Ada Example,ada@example.com,Ledger 7,treasury,no,
      """;

  private static final String GOOGLE =
      """
      {"bindings":[{"role":"roles/cloudkms.signer","members":["user:ada@example.com","group:ops"],
        "condition":{"title":"until May"}}],"etag":"x","version":3}
      """;

  private static final String AWS =
      """
      {"UserDetailList":[{"UserName":"ada","GroupList":["signers"],"AttachedManagedPolicies":[],
        "CreateDate":"2026-01-02T03:04:05+00:00","UserPolicyList":[{"PolicyName":"own",
        "PolicyDocument":{"Statement":[{"Effect":"Allow","Action":["kms:S?gn"],"Resource":"*"}]}}]}],
       "RoleDetailList":[{"RoleName":"nightly","RolePolicyList":[],
        "RoleLastUsed":{"LastUsedDate":"2026-02-03T00:00:00Z"},
        "AttachedManagedPolicies":[{"PolicyName":"p","PolicyArn":"arn:aws:iam::1:policy/p"}]}],
       "GroupDetailList":[{"GroupName":"signers","GroupPolicyList":[{"PolicyName":"g",
        "PolicyDocument":"%7B%22Statement%22%3A%7B%22Effect%22%3A%22Deny%22%2C%22NotAction%22%3A%22kms%3A*%22%2C%22NotResource%22%3A%22*%22%7D%7D"}],
        "AttachedManagedPolicies":[]}],
       "Policies":[{"Arn":"arn:aws:iam::1:policy/p","PolicyVersionList":[{"IsDefaultVersion":true,
        "Document":{"Statement":[{"Effect":"Allow","NotAction":"iam:*",
        "Resource":"arn:aws:kms:*:${aws:PrincipalAccount}:key/*","Condition":{}}]}}]}]}
      """;

  @FuzzTest(maxDuration = "10s")
  void takesRightsWholeOrNothing(byte[] input) {
    Taken<ImportedRight> taken = RightsCsv.read(text(RIGHTS, input), "list");
    holds(taken);
    taken.rows().forEach(ListsFuzzTest::isARight);
  }

  @FuzzTest(maxDuration = "10s")
  void takesOwnersWholeOrNothing(byte[] input) {
    Taken<KnownOwner> taken = OwnersCsv.read(text(OWNERS, input));
    holds(taken);
    assertThat(taken.rows()).extracting(KnownOwner::address).doesNotHaveDuplicates();
    taken.rows().forEach(one -> assertThat(one.who()).isNotEmpty());
  }

  @FuzzTest(maxDuration = "10s")
  void takesAwsWholeOrNothing(byte[] input) {
    Taken<ImportedRight> taken = AwsAccount.read(text(AWS, input), "cold-1", KEY);
    holds(taken);
    taken.rows().forEach(ListsFuzzTest::isARight);
  }

  @FuzzTest(maxDuration = "10s")
  void takesGoogleWholeOrNothing(byte[] input) {
    Taken<ImportedRight> taken = GoogleBindings.read(text(GOOGLE, input), "cold-1");
    holds(taken);
    taken.rows().forEach(ListsFuzzTest::isARight);
  }

  private static String text(String right, byte[] input) {
    String text = new String(input, UTF_8);
    if (input.length < 2 || input[0] % 2 == 0) {
      return text;
    }
    int at = (input[1] & 0xff) * right.length() / 256;
    return right.substring(0, at) + text.substring(1) + right.substring(at);
  }

  private static void holds(Taken<?> taken) {
    assertThat(taken.rows().isEmpty() || taken.mistakes().isEmpty()).isTrue();
    assertThat(taken.rows()).hasSizeLessThanOrEqualTo(20_000);
    assertThat(taken.mistakes())
        .hasSizeLessThanOrEqualTo(52)
        .allSatisfy(one -> assertThat(one).endsWith(".").hasSizeLessThan(1_000));
  }

  private static void isARight(ImportedRight right) {
    assertThat(right.key()).isNotBlank().isEqualTo(right.key().toLowerCase(Locale.ROOT));
    assertThat(right.wallet()).isNotBlank();
  }
}
