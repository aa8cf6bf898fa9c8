package nl.balie.desk;

/** A small model with its drawing. */
final class DrawnModel {
    static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitions_1" targetNamespace="http://test">
              <bpmn:process id="proef" name="Proefmenu" isExecutable="true">
                <bpmn:startEvent id="Start" name="Oproep komt binnen"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_Greet"/>
                <bpmn:serviceTask id="Task_Greet" name="Begroet beller"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Greet" targetRef="Gateway_Open"/>
                <bpmn:exclusiveGateway id="Gateway_Open" name="Is de gemeente open?"/>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Gateway_Open" targetRef="Task_Ask"/>
                <bpmn:sequenceFlow id="Flow_4" sourceRef="Gateway_Open" targetRef="Task_Closed"/>
                <bpmn:serviceTask id="Task_Ask" name="Vraag keuze"/>
                <bpmn:serviceTask id="Task_Closed" name="Meld dat gesloten is"/>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="proef">
                <bpmndi:BPMNShape id="S1" bpmnElement="Start"><dc:Bounds x="150" y="120" width="36" height="36"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="S2" bpmnElement="Task_Greet"><dc:Bounds x="240" y="98" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="S3" bpmnElement="Gateway_Open" isMarkerVisible="true"><dc:Bounds x="395" y="113" width="50" height="50"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="S4" bpmnElement="Task_Ask"><dc:Bounds x="500" y="98" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="S5" bpmnElement="Task_Closed"><dc:Bounds x="500" y="220" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="E1" bpmnElement="Flow_1"><di:waypoint x="186" y="138"/><di:waypoint x="240" y="138"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="E2" bpmnElement="Flow_2"><di:waypoint x="340" y="138"/><di:waypoint x="395" y="138"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="E3" bpmnElement="Flow_3"><di:waypoint x="445" y="138"/><di:waypoint x="500" y="138"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="E4" bpmnElement="Flow_4"><di:waypoint x="420" y="163"/><di:waypoint x="420" y="260"/><di:waypoint x="500" y="260"/></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private DrawnModel() {}
}
