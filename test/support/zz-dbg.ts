import { launchBrowser } from './browser.js';
import { prepareBrowser } from './browser-setup.mjs';
import { buildLab } from './board-lab/build-lab.js';
import { Lab } from './board-lab/lab.js';
await prepareBrowser();
const folder = await buildLab();
const browser = await launchBrowser();
const lab = await Lab.open(browser, folder);
browser.contexts()[0].pages()[0].on('console',m=>console.log(m.text()));
const ops=process.env.OPS!.trim().split('\n').map((l)=>JSON.parse(l));
const page = browser.contexts()[0].pages()[0];
for (let n=Number(process.env.N ?? ops.length-1); n<=ops.length; n++) {
 console.log(n, await lab.run(Number(process.env.SEED),ops.slice(0,n)));
 for (const f of page.mainFrame().childFrames()) console.log(await f.evaluate(()=>{const l=(window as any).lab; try{return JSON.stringify([l.report().canUndo,l.report().canRedo])+l.report().scene.map((e:any)=>[e.id.slice(0,5),e.fields.type,e.fields.index,Math.round(e.fields.x),Math.round(e.fields.y),Math.round(e.fields.width),Math.round(e.fields.height),e.fields.frameId,e.fields.containerId,JSON.stringify(e.fields.startBinding?.elementId),JSON.stringify(e.fields.endBinding?.elementId)].join(' ')).join('\n')}catch(e){return String(e)}}));
}
await browser.close();
process.exit(0)
