package nl.balie.callflows;

import java.util.regex.Matcher;

/** What an administrator draws in a copy of the main menu: option 4 says when the town hall is open, and hangs up. */
public final class FourthOption {
    private FourthOption() {}

    /** The model with the step, its arrows and its place in the drawing; the menu's keys stay as they are. */
    public static String in(String model) {
        String step = model.replaceFirst(
                        "(?s).*(<bpmn:serviceTask id=\"Task_SayNoChoice\".*?</bpmn:serviceTask>).*", "$1")
                .replace("Task_SayNoChoice", "Task_SayHours")
                .replaceAll("name=\"[^\"]*\"", "name=\"Noem de openingstijden\"")
                .replaceAll("source=\"[^\"]*\"", "source=\"Wij zijn open van negen tot vijf.\"")
                .replaceAll("(?s)<bpmn:incoming>.*?</bpmn:incoming>", "<bpmn:incoming>Flow_Four</bpmn:incoming>")
                .replaceAll("(?s)<bpmn:outgoing>.*?</bpmn:outgoing>", "<bpmn:outgoing>Flow_Said</bpmn:outgoing>");
        return model.replaceFirst(
                        "choice != \"0\"|choice != &#34;0&#34;|choice != &quot;0&quot;",
                        "choice != \"0\" and choice != \"4\"")
                .replaceFirst("<bpmn:subProcess ", Matcher.quoteReplacement(step) + """
                        <bpmn:sequenceFlow id="Flow_Four" name="4" sourceRef="Gateway_ChoiceMade" targetRef="Task_SayHours">
                          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=choice = "4"</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:sequenceFlow id="Flow_Said" sourceRef="Task_SayHours" targetRef="CallActivity_Goodbye" />
                        <bpmn:subProcess\s""")
                .replaceFirst("</bpmndi:BPMNPlane>", """
                        <bpmndi:BPMNShape id="Task_SayHours_di" bpmnElement="Task_SayHours"><dc:Bounds x="880" y="214" width="100" height="80" /></bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge id="Flow_Four_di" bpmnElement="Flow_Four"><di:waypoint x="812" y="213" /><di:waypoint x="812" y="254" /><di:waypoint x="880" y="254" /></bpmndi:BPMNEdge>
                        <bpmndi:BPMNEdge id="Flow_Said_di" bpmnElement="Flow_Said"><di:waypoint x="980" y="254" /><di:waypoint x="1010" y="254" /><di:waypoint x="1010" y="420" /><di:waypoint x="1890" y="420" /><di:waypoint x="1890" y="240" /></bpmndi:BPMNEdge>
                        </bpmndi:BPMNPlane>""");
    }
}
