package dev.countersign.access.wallet.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.wallet.Holder;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.access.wallet.Right;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
  private static final String OWNER = "0x00000000000000000000000000000000000000aa";
  private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/abc";

  @Test
  void readsRightsWithWhatIsMissingLeftOpen() {
    Taken<ImportedRight> taken =
        RightsCsv.read(
            """
            wallet,holder,right,since,last_used
            cold-1,Ada@example.com,reach-key,2026-01-02,2026-03-04T05:06:07Z
            *,"Ops, night",PROPOSE,,
            """,
            "directory of March");
    assertThat(taken.mistakes()).isEmpty();
    assertThat(taken.rows()).hasSize(2);
    ImportedRight first = taken.rows().getFirst();
    assertThat(first.right()).isEqualTo(Right.REACH_KEY);
    assertThat(first.key()).isEqualTo("ada@example.com");
    assertThat(first.since()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(first.by()).isEqualTo("directory of March");
    assertThat(taken.rows().getLast().since()).isNull();
  }

  @Test
  void tellsEachMistakeWithItsLineAndTakesNothing() {
    Taken<ImportedRight> taken =
        RightsCsv.read(
            """
            wallet,holder,right,since
            cold-1,ada,rule,
            cold-1,ada,sign,
            cold-1,,sign,yesterday
            cold-1,ada,sign,yesterday
            cold-1,ada,sign,,more
            """,
            "list");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.mistakes())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("Line 2: \"rule\" is no right; expected one of"),
            one -> assertThat(one).isEqualTo("Line 4: The column \"holder\" is empty."),
            one -> assertThat(one).startsWith("Line 5: \"yesterday\" under \"since\""),
            one -> assertThat(one).isEqualTo("Line 6: There are 5 cells under 4 columns."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|The list is empty",
        "wallet,holder|the column \"right\" is missing",
        "wallet,holder,right,right|stands there twice",
        "wallet,holder,right,rank|there is no column \"rank\"",
      })
  void tellsWhatIsWrongWithTheColumns(String text, String mistake) {
    assertThat(RightsCsv.read(text, "list").mistakes())
        .anySatisfy(one -> assertThat(one).contains(mistake));
  }

  @Test
  void boundsWhatItReads() {
    String head = "wallet,holder,right\n";
    assertThat(RightsCsv.read(head + "a,b,sign\n".repeat(20_001), "list").mistakes())
        .anySatisfy(one -> assertThat(one).contains("more than 20000 lines"));
    assertThat(RightsCsv.read(head + "a,b,none\n".repeat(20_000), "list").mistakes()).hasSize(51);
    assertThat(RightsCsv.read(head + "a," + "b".repeat(301) + ",sign\n", "list").mistakes())
        .anySatisfy(one -> assertThat(one).contains("more than 300 characters"));
  }

  @Test
  void readsOwnersAndRefusesOneTwice() {
    Taken<KnownOwner> taken =
        OwnersCsv.read(
            "\uFEFFAddress,Person,Mail,Device,Team,Left\n"
                + OWNER
                + ",Ada Example,Ada@Example.com,Ledger 3,Treasury,no\n");
    assertThat(taken.rows())
        .singleElement()
        .satisfies(one -> assertThat(one.who()).isEqualTo("ada@example.com"))
        .satisfies(one -> assertThat(one.left()).isFalse());
    assertThat(OwnersCsv.read("address,person\n" + OWNER + ",Ada\n" + OWNER + ",Ben\n").mistakes())
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("Line 3:").contains("in line 2 already"));
    assertThat(OwnersCsv.read("address,person\n0x12,Ada\n").mistakes())
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("Line 2: The address is not an address"));
  }

  @Test
  void readsGoogleBindingsThatReachAKey() {
    Taken<ImportedRight> taken =
        GoogleBindings.read(
            """
            {"bindings":[
              {"role":"roles/cloudkms.signer","members":["user:Ada@example.com","group:ops@example.com"]},
              {"role":"roles/cloudkms.viewer","members":["user:ben@example.com"]},
              {"role":"projects/p/roles/mine","members":["serviceAccount:bot@p.example"],
               "condition":{"title":"until May"}}]}
            """,
            "cold-1");
    assertThat(taken.mistakes()).isEmpty();
    assertThat(taken.rows())
        .extracting(ImportedRight::key)
        .containsExactly("ada@example.com", "group:ops@example.com", "bot@p.example");
    assertThat(taken.rows())
        .extracting(ImportedRight::kind)
        .containsExactly(Holder.Kind.PERSON, Holder.Kind.GROUP, Holder.Kind.MACHINE);
    assertThat(taken.rows().getLast().by()).contains("under a condition");
    assertThat(taken.remarks())
        .anySatisfy(one -> assertThat(one).contains("roles/cloudkms.viewer"))
        .anySatisfy(one -> assertThat(one).contains("projects/p/roles/mine"));
  }

  @Test
  void refusesWhatIsNoPolicyOfGoogle() {
    assertThat(GoogleBindings.read("{}", "cold-1").mistakes()).isNotEmpty();
    assertThat(GoogleBindings.read("[", "cold-1").mistakes()).isNotEmpty();
    assertThat(GoogleBindings.read("{\"bindings\":[{\"role\":\"roles/owner\"}]}", "w").mistakes())
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("Binding 1:"));
  }

  private static String account(String statement) {
    return """
    {"UserDetailList":[{"UserName":"ada","CreateDate":"2026-01-02T03:04:05+00:00",
      "UserPolicyList":[{"PolicyName":"own","PolicyDocument":{"Statement":[%s]}}],
      "GroupList":[],"AttachedManagedPolicies":[]}],
     "RoleDetailList":[],"GroupDetailList":[],"Policies":[]}
    """
        .formatted(statement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Effect':'Allow','Action':'kms:Sign','Resource':'*'}|1",
        "{'Effect':'Allow','Action':['KMS:s?gn'],'Resource':['arn:aws:kms:*:111122223333:key/*']}|1",
        "{'Effect':'Allow','Action':'*','Resource':'arn:aws:kms:eu-central-1:111122223333:key/other'}|0",
        "{'Effect':'Allow','Action':'kms:Describe*','Resource':'*'}|0",
        "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}|1",
        "{'Effect':'Allow','NotAction':['kms:*','secretsmanager:*','ssm:*'],'Resource':'*'}|0",
        "{'Effect':'Allow','Action':'kms:Sign','NotResource':'arn:aws:kms:*'}|0",
        "{'Effect':'Allow','Action':'kms:Sign','Resource':'*'},{'Effect':'Deny','Action':'kms:*','Resource':'*'}|0",
        "{'Effect':'Allow','Action':'kms:Sign','Resource':'*'},{'Effect':'Deny','Action':'kms:*','Resource':'*','Condition':{'Bool':{'a':'b'}}}|1",
        "{'Effect':'Allow','Action':'kms:Sign','Resource':'arn:aws:kms:eu-central-1:${aws:PrincipalAccount}:key/abc'}|1",
      })
  void tellsWhoseAwsPoliciesReachAKey(String statement, int reaching) {
    Taken<ImportedRight> taken =
        AwsAccount.read(account(statement.replace('\'', '"')), "cold-1", KEY);
    assertThat(taken.mistakes()).isEmpty();
    assertThat(taken.rows()).hasSize(reaching);
  }

  @Test
  void followsGroupsManagedPoliciesAndEncodedDocuments() {
    Taken<ImportedRight> taken =
        AwsAccount.read(
            """
            {"UserDetailList":[
               {"UserName":"ada","GroupList":["signers"],"AttachedManagedPolicies":[]},
               {"UserName":"ben","GroupList":[],"AttachedManagedPolicies":[]}],
             "RoleDetailList":[{"RoleName":"nightly","RolePolicyList":[],
               "RoleLastUsed":{"LastUsedDate":"2026-02-03T00:00:00Z"},
               "AttachedManagedPolicies":[{"PolicyName":"p","PolicyArn":"arn:aws:iam::1:policy/p"}]}],
             "GroupDetailList":[{"GroupName":"signers","GroupPolicyList":[{"PolicyName":"g",
               "PolicyDocument":"%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22kms%3A*%22%2C%22Resource%22%3A%22*%22%7D%7D"}],
               "AttachedManagedPolicies":[]}],
             "Policies":[{"Arn":"arn:aws:iam::1:policy/p","PolicyVersionList":[
               {"IsDefaultVersion":false,"Document":{"Statement":[]}},
               {"IsDefaultVersion":true,"Document":{"Statement":[{"Effect":"Allow",
                 "Action":"secretsmanager:GetSecretValue","Resource":"*"}]}}]}]}
            """,
            "cold-1", KEY);
    assertThat(taken.mistakes()).isEmpty();
    assertThat(taken.rows())
        .extracting(ImportedRight::holder)
        .containsExactly("ada", "role nightly");
    assertThat(taken.rows().getFirst().by()).isEqualTo("inline g (kms:Sign)");
  }

  @Test
  void takesNothingOfAnAccountThatIsNotWhole() {
    assertThat(
            AwsAccount.read(
                    """
                    {"UserDetailList":[{"UserName":"ada","AttachedManagedPolicies":[
                      {"PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}]}],
                     "RoleDetailList":[]}
                    """,
                    "w",
                    KEY)
                .mistakes())
        .singleElement()
        .satisfies(one -> assertThat(one).contains("AdministratorAccess", "without a filter"));
    assertThat(
            AwsAccount.read(
                    "{\"UserDetailList\":[],\"RoleDetailList\":[],\"IsTruncated\":true}", "w", KEY)
                .mistakes())
        .singleElement()
        .satisfies(one -> assertThat(one).contains("first part of several"));
    assertThat(AwsAccount.read("{}", "w", KEY).mistakes()).isNotEmpty();
    assertThat(AwsAccount.read("{}", "w", "my key").mistakes()).isNotEmpty();
    assertThat(AwsAccount.read(account("{\"Effect\":\"Perhaps\"}"), "w", KEY).mistakes())
        .isNotEmpty();
  }
}
