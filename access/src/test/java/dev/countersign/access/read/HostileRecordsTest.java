package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values of the wrong kind in every field of records of every source. */
class HostileRecordsTest {
  private static final List<String> WRONG =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "[]",
          "{}",
          "[[{\"a\":[1]}]]",
          "\"\"",
          "\"\\u0000\\u202e\\n\"",
          "\"999.999.1.1.1\"",
          "99999999999999999999999999999999",
          "{\"id\":{\"id\":{}}}");

  private static final List<String> RECORDS =
      List.of(
          "{'uuid':'u','published':'2024-05-01T10:00:00Z','eventType':'user.session.start','version':'0','displayMessage':'m','actor':{'id':'i','type':'User','alternateId':'a'},'client':{'ipAddress':'1.1.1.1','userAgent':{'rawUserAgent':'x','os':'y'},'geographicalContext':{'country':'x','geolocation':{'lat':1,'lon':2}}},'device':{'id':'x','managed':true},'outcome':{'result':'SUCCESS','reason':'x'},'securityContext':{'isProxy':true,'asOrg':'x'},'authenticationContext':{'externalSessionId':'s'},'debugContext':{'debugData':{'behaviors':[],'dtHash':'x'}},'target':[{'type':'User','id':'x'}],'transaction':{'detail':{'requestApiTokenId':'x'}},'request':{'ipChain':[{'ip':'1.1.1.1'}]}}",
          "{'kind':'admin#reports#activity','id':{'time':'2024-05-01T10:00:00Z','uniqueQualifier':'1','applicationName':'drive'},'actor':{'email':'a','profileId':'1'},'ipAddress':'1.1.1.1','networkInfo':{'regionCode':'DE'},'events':[{'type':'t','name':'view','parameters':[{'name':'doc_id','value':'x'}]}]}",
          "{'id':'1','createdDateTime':'2024-05-01T10:00:00Z','userPrincipalName':'a','userId':'1','appId':'x','isInteractive':true,'status':{'errorCode':0},'deviceDetail':{'deviceId':'x','isManaged':true},'location':{'countryOrRegion':'DE','geoCoordinates':{'latitude':1,'longitude':1}},'sessionId':'s','riskEventTypes_v2':['x']}",
          "{'id':'1','activityDisplayName':'Add member to role','activityDateTime':'2024-05-01T10:00:00Z','result':'success','initiatedBy':{'user':{'id':'x','userPrincipalName':'y'}},'targetResources':[{'type':'User','modifiedProperties':[{'displayName':'x','newValue':'y'}]}],'additionalDetails':[{'key':'User-Agent','value':'x'}]}",
          "{'log_id':'1','date':'2024-05-01T10:00:00Z','type':'sapi','client_id':'c','description':'x','scope':['a'],'details':{'request':{'method':'get','path':'/x','body':{'email':'x','roles':['y']},'auth':{'user':{'email':'x'},'credentials':{'jti':'x'}}},'response':{'body':{'enabled':false}},'error':{'message':'x'}},'location_info':{'latitude':'x'}}",
          "{'txid':'1','timestamp':1714557600,'event_type':'authentication','factor':'x','result':'success','reason':'x','user':{'name':'a','key':'k'},'application':{'name':'x'},'access_device':{'ip':'1.1.1.1','location':{'country':'x'}},'auth_device':{'ip':'1.1.1.1'}}",
          "{'action':'user_update','username':'a','timestamp':1714557600,'description':'{\\'status\\':{}}','object':'x'}",
          "{'event_type_id':5,'created_at':'2024-05-01T10:00:00Z','user_id':1,'user_name':'x','app_name':'y'}",
          "{'action':'org.add_member','actor':'x','created_at':1714557600123,'user':'y','repo':'z','data':{'team':'t'},'actor_location':{'country_code':'DE'}}",
          "{'eventVersion':'1','eventTime':'2024-05-01T10:00:00Z','eventSource':'iam.amazonaws.com','eventName':'PutBucketPolicy','userIdentity':{'type':'AssumedRole','arn':'a/b','accessKeyId':'k','sessionContext':{'attributes':{'creationDate':'x'},'sessionIssuer':{'userName':'x'}}},'requestParameters':{'userName':'x'},'responseElements':{'ConsoleLogin':'x'},'resources':[{'ARN':'x'}]}",
          "{'number':1,'at':'2024-05-01T10:00:00Z','kind':'finding','subject':'session/1','previous':'0x','hash':'0x','body':{'person':'x','deed':{'person':'y','body':{}}}}",
          "{'protoPayload':{'methodName':'SetIamPolicy','status':{'code':7},'authenticationInfo':{'principalEmail':'x'},'requestMetadata':{'callerIp':'1.1.1.1'}},'insertId':'x','timestamp':'2024-05-01T10:00:00Z'}");

  @Test
  void everyRecordIsOneEventWhateverOneFieldHolds() {
    for (String record : RECORDS) {
      JsonNode whole = Json.parse(record.replace('\'', '"').replace("\\\"", "\\\""), "x");
      spoil(whole, whole);
    }
  }

  private static void spoil(JsonNode whole, JsonNode part) {
    if (part instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode before = object.get(name);
        for (String wrong : WRONG) {
          object.set(name, Json.parse(wrong, "x"));
          holds(whole);
        }
        object.remove(name);
        holds(whole);
        object.set(name, before);
        spoil(whole, before);
      }
    } else {
      part.forEach(item -> spoil(whole, item));
    }
  }

  private static void holds(JsonNode record) {
    List<AccessEvent> events = Readers.standard().read(record, Sample.ARRIVED).events();
    assertThat(events).hasSizeBetween(1, 2);
    for (AccessEvent event : events) {
      assertThat(event.id()).isNotEmpty();
      assertThat(event.details().values())
          .allSatisfy(value -> assertThat(value.length()).isLessThan(2_100));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okta",
        "workspace",
        "entra",
        "auth0",
        "duo",
        "onelogin",
        "github",
        "cloudtrail",
        "countersign",
        "gcp-audit",
        "general"
      })
  void aReaderThatIsToldToReadsAnything(String reader) {
    Readers only = Readers.standard().only(reader);
    for (String wrong : WRONG) {
      Readers.Reading reading = only.read(Json.parse(wrong, "x"), Sample.ARRIVED);
      assertThat(reading.events()).hasSize(1);
      assertThat(reading.reader()).isEqualTo(reader);
    }
  }

  @Test
  void anEnormousFieldIsCutInTheEventAndKeptInTheRecord() {
    AccessEvent event =
        Sample.event(
            "okta",
            "{'eventType':'a.b','version':'0','displayMessage':'"
                + "y".repeat(500_000)
                + "','actor':{'alternateId':'"
                + "z".repeat(500_000)
                + "'}}");
    assertThat(event.details().get("what")).hasSize(2_001);
    assertThat(event.actor().name()).hasSize(2_001);
  }
}
